import type { Moment, Taken, Timeline } from './timeline';

/** What is left of a branch after the part that it shares with another one. */
export interface Rest {
	moments: Moment[];
	lost: Taken[];
}

/**
 * Lay two branches side by side.
 * @returns the number of steps they share from the start, and what each holds from where they part. The
 * same choice in other words of the learner's own is another step, as in the journal.
 */
export function compare(a: Timeline, b: Timeline): { shared: number; rests: [Rest, Rest] } {
	const [left, right] = [stepsOf(a), stepsOf(b)];
	const parting = left.findIndex((step, n) => step !== right[n]);
	const shared = parting < 0 ? left.length : parting;
	return { shared, rests: [restOf(a, shared), restOf(b, shared)] };
}

/** Each step as one name; ids that were renamed between the two branches count as the same. */
function stepsOf({ moments, lost }: Timeline): string[] {
	return [
		...moments.map(({ at, did, taken }) => JSON.stringify([at, did, taken.own])),
		...lost.map(({ at, did, own }) => JSON.stringify([at, did, own, 'lost']))
	];
}

function restOf({ moments, lost }: Timeline, shared: number): Rest {
	return {
		moments: moments.slice(shared),
		lost: lost.slice(Math.max(0, shared - moments.length))
	};
}
