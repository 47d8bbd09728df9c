import { monthAfter } from '../../src/lib/review/months';
import type { Time } from '../../src/lib/review/contribution';
import { between, oneOf, shuffled, weighted, type Random } from './random';
import { arbitraryStory, type Story } from './story';

/** What an attacker knows of a row beforehand, in the worst case. */
export interface Known {
	person: number;
	course: string;
	time: Time;
	/** Sent in. */
	month: string;
	/** Taken back in this month, if it still waited then. */
	back?: string;
}

export interface Cohort {
	story: Story;
	rows: Known[];
	/** The way each row took: what is to be kept from the attacker. */
	took: number[];
	/** The last month of all. */
	until: string;
	/** Those who tell the attacker their own answers; four at most. */
	colluders: Set<number>;
}

/**
 * Any way is as likely; some are likelier; two types; all alike; all but one; two ways at even odds; two with four to six
 * people on one of them; or at each decision one of two things, whatever was done before.
 */
const HABITS = [
	'even',
	'skewed',
	'types',
	'alike',
	'dissenter',
	'halves',
	'five',
	'coins',
	'coins'
] as const;

/** Thirty people who read in one month and toss coins: such a group is told the most of. */
export function largeCohort(random: Random, story = arbitraryStory(random)): Cohort {
	const [course, time, month] = ['a', 'first', '2026-01'] as const;
	const rows = Array.from({ length: 30 }, (_, person) => ({ person, course, time, month }));
	const took = choose(random, story, rows.length, 'coins');
	return { story, rows, took, until: month, colluders: collude(random, rows, took) };
}

/** People, and what they chose: 5 to 30 a course, over 1 to 12 months. */
export function arbitraryCohort(random: Random, story = arbitraryStory(random)): Cohort {
	const months = ['2026-01'];
	for (let n = between(random, 1, 12); n > 1; n--) months.push(monthAfter(months.at(-1) ?? ''));
	const courses = random() < 0.3 ? ['a', 'b'] : ['a'];
	const rows: Known[] = [];
	let people = 0;
	let shared: number[] = [];
	for (const course of courses) {
		// People of both courses sent their first run to one of them, and a later one to the other.
		const others = shared.filter(() => random() < 0.7);
		const size = between(random, 5, 30);
		const own = Array.from({ length: Math.max(0, size - others.length) }, () => people++);
		const burst = random() < 0.5;
		const first = burst ? months.slice(0, 1) : months;
		const taken = () => (random() < 0.05 ? { back: oneOf(random, months) } : {});
		for (const person of own) {
			rows.push({ person, course, time: 'first', month: oneOf(random, first), ...taken() });
		}
		const again = random();
		for (const person of [...own, ...others]) {
			if (others.includes(person) || random() < again * 0.8) {
				rows.push({ person, course, time: 'later', month: oneOf(random, months), ...taken() });
			}
		}
		shared = own;
	}
	const took = choose(random, story, rows.length);
	return {
		story,
		rows,
		took,
		until: months.at(-1) ?? '',
		colluders: collude(random, rows, took)
	};
}

/** What everyone did, after one of several habits of a group. */
function choose(
	random: Random,
	story: Story,
	count: number,
	habit = oneOf<(typeof HABITS)[number]>(random, HABITS)
): number[] {
	const ways = story.ways.map((_, n) => n);
	const [one, two] = [oneOf(random, ways), oneOf(random, ways)];
	const favours = story.decisions.map(() => random() ** 3);
	const weights = story.did.map((acts) =>
		acts.reduce((all, did, n) => all * (did === story.did[one]?.[n] ? 1 : (favours[n] ?? 1)), 1)
	);
	const coins = story.did.map((acts) =>
		acts.reduce(
			(all, did, n) =>
				did === '' || [one, two].some((way) => story.did[way]?.[n] === did) ? all : all / 20,
			1
		)
	);
	const free = () =>
		habit === 'skewed'
			? weighted(random, weights)
			: habit === 'coins'
				? weighted(random, coins)
				: between(random, 0, ways.length - 1);
	const dissenter = between(random, 0, count - 1);
	const few = between(random, 4, 6);
	return Array.from({ length: count }, (_, n) => {
		if (habit === 'alike') return one;
		if (habit === 'dissenter') return n === dissenter ? two : one;
		if (habit === 'five') return n < few ? two : one;
		if (habit === 'halves') return random() < 0.5 ? one : two;
		if (habit === 'types') return random() < 0.2 ? free() : random() < 0.6 ? one : two;
		return free();
	});
}

/** Up to four: any, or such as did alike, or such as did otherwise than most. */
function collude(random: Random, rows: readonly Known[], took: readonly number[]): Set<number> {
	const count = oneOf(random, [0, 1, 2, 3, 4, 4, 4]);
	const often = new Map<number, number>();
	for (const way of took) often.set(way, (often.get(way) ?? 0) + 1);
	const order = shuffled(random, [...rows.keys()]);
	const by = random();
	if (by < 0.6) {
		const sign = by < 0.3 ? 1 : -1;
		const rank = (n: number) => (often.get(took[n] ?? 0) ?? 0) * 1000 + (took[n] ?? 0);
		order.sort((a, b) => sign * (rank(a) - rank(b)));
	}
	const people = new Set<number>();
	for (const n of order) if (people.size < count) people.add(rows[n]?.person ?? 0);
	return people;
}
