import { FEWEST, FEWEST_IN_BATCH, merge } from '../../src/lib/review/cells';
import type { Cohort } from './cohort';
import { apart, monthsOf, there, type Fact, type Policy, type Unit } from './policy';
import type { Story } from './story';

/** A table as ways by cell; those who are in none of its cells are not in the table. */
type Cells = ReadonlySet<number>[];

/** A number, a mark that it was hidden, or several cells as one number. */
type Shown = { cells: number[]; people: number | 'hidden' };
type Hide = (counts: readonly number[]) => Shown[] | 'withheld';

const each: Hide = (counts) => counts.map((people, cell) => ({ cells: [cell], people }));

const belowFive: Hide = (counts) => [
	...counts.map((people, cell) => ({
		cells: [cell],
		people: people < FEWEST ? ('hidden' as const) : people
	})),
	total(counts)
];

/** Where one cell alone is hidden, the next smallest is hidden too. */
const complementary: Hide = (counts) => {
	const order = counts
		.map((people, cell) => ({ people, cell }))
		.sort((a, b) => a.people - b.people);
	const small = order.filter(({ people }) => people < FEWEST).length;
	const hidden = new Set(order.slice(0, small === 1 ? 2 : small).map(({ cell }) => cell));
	return [
		...counts.map((people, cell) => ({
			cells: [cell],
			people: hidden.has(cell) ? ('hidden' as const) : people
		})),
		total(counts)
	];
};

const merging: Hide = (counts) => merge(counts) ?? 'withheld';

function total(counts: readonly number[]): Shown {
	return { cells: [...counts.keys()], people: counts.reduce((all, one) => all + one, 0) };
}

/** Tables of each decision, over those who came there. */
function decisions({ did, decisions }: Story): Cells[] {
	return decisions.map((_, n) => byName(did.map((acts) => acts[n] ?? '')));
}

/** Endings, and every edge from a decision to the next. */
function endingsAndEdges({ ways }: Story): Cells[] {
	const edges = new Map<string, Map<string, Set<number>>>();
	for (const [way, { deeds }] of ways.entries()) {
		for (const [n, from] of deeds.entries()) {
			const to = deeds[n + 1];
			if (!to) continue;
			const table = edges.get(`${from.at} ${to.at}`) ?? new Map<string, Set<number>>();
			edges.set(`${from.at} ${to.at}`, table);
			const cell = `${from.did} ${to.did}`;
			table.set(cell, (table.get(cell) ?? new Set()).add(way));
		}
	}
	return [
		byName(ways.map(({ ending }) => ending)),
		...[...edges.values()].map((t) => [...t.values()])
	];
}

function byName(names: readonly string[]): Cells {
	const cells = new Map<string, Set<number>>();
	for (const [way, name] of names.entries()) {
		if (name !== '') cells.set(name, (cells.get(name) ?? new Set()).add(way));
	}
	return [...cells.values()];
}

function unit(rows: number[], parts: number[][], tables: Cells[], hide: Hide): Unit {
	const counted = parts.flatMap((part) => tables.map((cells) => ({ part, cells })));
	return {
		rows,
		publish: (took) =>
			counted.map(({ part, cells }) =>
				hide(cells.map((ways) => part.filter((row) => ways.has(took[row] ?? -1)).length))
			),
		facts: (published) =>
			(published as ReturnType<Hide>[]).flatMap((shown, n): Fact[] => {
				const { part, cells: all } = counted[n] ?? { part: [], cells: [] };
				if (shown === 'withheld') return [];
				return shown.map(({ cells, people }) => ({
					rows: new Set(part),
					ways: new Set(cells.flatMap((cell) => [...(all[cell] ?? [])])),
					// Which cells are hidden for the sake of others is not marked.
					least: people === 'hidden' ? 0 : people,
					most: people === 'hidden' ? (hide === belowFive ? FEWEST - 1 : part.length) : people
				}));
			})
	};
}

/** Each month's rows by course, first and later runs apart. */
function monthly(cohort: Cohort, hide: Hide): Unit[] {
	const { rows, story } = cohort;
	return monthsOf(cohort).flatMap((month) => {
		const here = there(cohort, month).filter((n) => rows[n]?.month === month);
		return apart(here, (n) => `${rows[n]?.course} ${rows[n]?.time}`).map((some) =>
			unit(some, [some], decisions(story), hide)
		);
	});
}

/** Policies that must not hold. */
export const NAIVE: Record<string, Policy> = {
	bare: { name: 'no threshold', units: (cohort) => monthly(cohort, each) },
	belowFive: { name: 'hide below 5', units: (cohort) => monthly(cohort, belowFive) },
	cumulative: {
		name: 'k with complementary suppression, cumulative',
		units: (cohort) =>
			monthsOf(cohort).flatMap((month) =>
				apart(there(cohort, month), (n) => cohort.rows[n]?.course ?? '')
					.filter((some) => some.length >= FEWEST_IN_BATCH)
					.map((some) => unit(some, [some], decisions(cohort.story), complementary))
			)
	},
	everyTable: {
		name: 'merged cells in sealed batches, every table on its own',
		units: sealedWithEverything
	}
};

/** The cell rule and sealed batches, but tables of all, of first and of later runs, of those who came there, of edges and endings. */
function sealedWithEverything(cohort: Cohort): Unit[] {
	const { rows, story } = cohort;
	const tables = [...decisions(story), ...endingsAndEdges(story)];
	const used = new Set<number>();
	return monthsOf(cohort).flatMap((month) =>
		apart(
			there(cohort, month).filter((n) => !used.has(n)),
			(n) => rows[n]?.course ?? ''
		)
			.filter((some) => some.length >= FEWEST_IN_BATCH)
			.map((some) => {
				for (const n of some) used.add(n);
				return unit(some, [some, ...apart(some, (n) => rows[n]?.time ?? '')], tables, merging);
			})
	);
}
