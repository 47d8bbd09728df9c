import { sketch, type Bones } from '../../src/lib/machine/sketch';
import { walk } from '../../src/lib/machine/walk';
import { declare, type Declared } from '../../src/lib/review/declared';
import type { Deed } from '../../src/lib/review/path';
import { release, type Group } from '../../src/lib/review/release';
import { cellsOf, type Row } from '../../src/lib/review/row';
import { between, oneOf, type Random } from './random';

/**
 * Answers of phones in workshops, and an attacker who was there: knows which hall each phone sat in, where its group
 * stopped to vote, and who did not answer. What is kept from the attacker is what was answered.
 */
export interface Halls {
	declared: Declared;
	/** What each phone answered at each scene; nothing where it did not. */
	answers: Record<string, string>[];
	/** Phones whose answers the attacker has; four at most. */
	colluders: Set<number>;
}

/** A way of publishing: what is told of each decision. */
export type Telling = (declared: Declared, answers: Halls['answers']) => Record<string, unknown>;

/** The rule of `src/lib/review`. */
export const ours: Telling = (declared, answers) => {
	const rows = answers.map((one, n) => toRow(declared, one, n));
	const [series] = rows;
	if (!series || rows.length < 10) return {};
	const receipts = rows.map(({ receipt }) => receipt);
	const { tables } = release(declared, { series, month: series.month, receipts }, rows);
	return Object.fromEntries(tables.map(({ scene, groups }) => [scene, groups]));
};

/** As if being silent were one more thing to do: a policy that must not hold. */
export const silenceAsCell: Telling = (declared, answers) => {
	const moments = declared.moments.map(({ scene, cells }) => ({
		scene,
		cells: [...cells, ['silent']]
	}));
	const filled = answers.map((one) => ({
		...Object.fromEntries(moments.map(({ scene }) => [scene, 'silent'])),
		...one
	}));
	return ours({ ...declared, moments }, filled);
};

/** One to three halls with 10 to 30 phones in all; in each, votes at some decisions, and some who come late. */
export function arbitraryHalls(random: Random): Halls {
	const count = between(random, 1, 4);
	const scenes: Record<string, Bones> = {};
	for (let n = 0; n < count; n++) {
		const to = n + 1 < count ? `d${n + 1}` : 'end';
		const names = ['a', 'b', 'c', 'd'].slice(0, between(random, 2, 4));
		scenes[`d${n}`] = { choices: Object.fromEntries(names.map((name) => [name, to])) };
	}
	const program = sketch(scenes);
	const declared = declare(program, walk(program));
	const halls = Array.from({ length: between(random, 1, 3) }, () => ({
		stops: declared.moments.filter(() => random() < 0.8),
		// Alike, by a coin, or each as they like.
		habit: oneOf(random, ['alike', 'coin', 'free'] as const)
	}));
	const answers = Array.from({ length: between(random, 10, 30) }, () => {
		const { stops, habit } = oneOf(random, halls);
		const late = random() < 0.2 ? between(random, 0, stops.length) : 0;
		return Object.fromEntries(
			stops.slice(late).map(({ scene, cells }) => {
				const names = cells.flat();
				const some = habit === 'alike' ? names.slice(0, 1) : names.slice(0, 2);
				return [scene, oneOf(random, habit === 'free' ? names : some)];
			})
		);
	}).filter((one) => Object.keys(one).length > 0);
	const colluders = new Set<number>();
	for (let n = between(random, 0, 4); n > 0 && answers.length > 0; n--)
		colluders.add(between(random, 0, answers.length - 1));
	return { declared, answers, colluders };
}

/**
 * Answers that follow for sure from what is told. Exact: what is told of a decision depends on how many answered what
 * there, so all such numbers of the others are tried.
 * @returns scene and answer, where all others who answered there gave it in every world.
 */
export function forcedInHalls({ declared, answers, colluders }: Halls, tell: Telling): string[] {
	const seen = tell(declared, answers);
	return declared.moments.flatMap(({ scene, cells }) => {
		const names = cells.map(([name = '']) => name);
		const others = answers.flatMap((one, n) => (one[scene] && !colluders.has(n) ? [n] : []));
		const [only, ...more] = new Set(others.map((n) => answers[n]?.[scene] ?? ''));
		if (only === undefined || more.length > 0) return [];
		for (const counts of layings(others.length, names.length)) {
			if (counts[names.indexOf(only)] === others.length) continue;
			const did = names.flatMap((name, n) => Array<string>(counts[n] ?? 0).fill(name));
			const world = answers.map((one, n) => {
				const at = others.indexOf(n);
				return at < 0 ? one : { ...one, [scene]: did[at] ?? '' };
			});
			const told = tell(declared, world)[scene];
			if (JSON.stringify(told) === JSON.stringify(seen[scene])) return [];
		}
		return [`${scene} ${only}`];
	});
}

/** Whether anything is told of a decision. */
export function tellsAnything(told: Record<string, unknown>): boolean {
	return Object.values(told).some((groups) => (groups as Group[] | 'withheld') !== 'withheld');
}

function toRow(declared: Declared, answers: Record<string, string>, n: number): Row {
	const deeds: Deed[] = Object.entries(answers).map(([at, did]) => ({ at, did }));
	const [scenario, hash, course, time, month] = ['s', 'v', 'a', 'together', '2026-01'] as const;
	const cells = cellsOf(declared, { time, deeds });
	return { scenario, hash, course, time, month, receipt: `r${n}`, cells };
}

/** All ways to lay so many people into cells. */
function* layings(people: number, cells: number): Generator<number[]> {
	if (cells === 1) yield [people];
	else
		for (let n = 0; n <= people; n++)
			for (const rest of layings(people - n, cells - 1)) yield [n, ...rest];
}
