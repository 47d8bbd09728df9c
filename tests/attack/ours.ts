import { toSeal, type Seal } from '../../src/lib/review/batches';
import { monthAfter } from '../../src/lib/review/months';
import { largestOf, release, type Release } from '../../src/lib/review/release';
import { cellAt, cellsOf, type Row } from '../../src/lib/review/row';
import type { Cohort } from './cohort';
import { monthsOf, type Fact, type Policy, type Unit } from './policy';
import type { Story } from './story';

/** The rule of `src/lib/review`, run month by month as a server would. */
export const OURS: Policy = {
	name: 'Bansō',
	units(cohort) {
		const rows = cohort.rows.map((_, n) => toRow(cohort, n, 0));
		const receipts = new Map(rows.map(({ receipt }, n) => [receipt, n]));
		let waiting: number[] = [];
		const sealed: Seal[] = [];
		const units: Unit[] = [];
		for (const month of monthsOf(cohort)) {
			waiting.push(...[...rows.keys()].filter((n) => rows[n]?.month === month));
			waiting = waiting.filter((n) => {
				const back = cohort.rows[n]?.back;
				return !(back && back <= month);
			});
			const here = waiting.flatMap((n) => rows[n] ?? []);
			for (const seal of toSeal(here, sealed, monthAfter(month))) {
				sealed.push(seal);
				const inside = seal.receipts.flatMap((receipt) => receipts.get(receipt) ?? []);
				waiting = waiting.filter((n) => !inside.includes(n));
				units.push(toUnit(cohort, seal, inside));
			}
		}
		return units;
	}
};

function toRow({ rows, story }: Cohort, n: number, way: number): Row {
	const { course = '', time = 'first', month = '' } = rows[n] ?? {};
	const deeds = story.ways[way]?.deeds ?? [];
	const cells = cellsOf(story.declared, { time, deeds });
	return { scenario: 'story', hash: 'v1', course, time, month, cells, receipt: `r${n}` };
}

function toUnit(cohort: Cohort, seal: Seal, inside: number[]): Unit {
	const { story } = cohort;
	return {
		rows: inside,
		publish: (took) =>
			release(
				story.declared,
				seal,
				inside.map((n) => toRow(cohort, n, took[n] ?? 0))
			),
		facts: (published) => factsOf(story, new Set(inside), published as Release)
	};
}

function factsOf(story: Story, rows: ReadonlySet<number>, { tables, flows }: Release): Fact[] {
	const exactly = (ways: ReadonlySet<number>, people: number): Fact => ({
		rows,
		ways,
		least: people,
		most: people
	});
	const sides = new Map<string, [Set<number>, Set<number>]>();
	const facts: Fact[] = [];
	for (const { scene, groups } of tables) {
		if (groups === 'withheld') continue;
		const ways = groups.map(({ did }) => waysOf(story, scene, did));
		facts.push(...groups.map(({ people }, n) => exactly(ways[n] ?? new Set(), people)));
		const largest = ways[largestOf(groups)] ?? new Set<number>();
		const rest = [...story.ways.keys()].filter((way) => !largest.has(way));
		sides.set(scene, [largest, new Set(rest)]);
	}
	for (const { from, to, people } of flows) {
		if (people === 'withheld') continue;
		for (const [a, row] of people.entries()) {
			for (const [b, n] of row.entries()) {
				const [left, right] = [sides.get(from)?.[a], sides.get(to)?.[b]];
				facts.push(exactly(new Set([...(left ?? [])].filter((way) => right?.has(way))), n));
			}
		}
	}
	return facts;
}

/** Ways that lie in a group of a decision. */
function waysOf(story: Story, scene: string, did: readonly string[]): Set<number> {
	const moment = story.declared.moments.find((one) => one.scene === scene);
	return new Set(
		[...story.ways.keys()].filter((way) => {
			const deeds = story.ways[way]?.deeds ?? [];
			const names = moment?.cells[cellAt(moment, deeds)] ?? [];
			return names.some((name) => did.includes(name));
		})
	);
}
