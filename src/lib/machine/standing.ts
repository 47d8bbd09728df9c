import type { Test } from '../scenario/program';

/** Where a story stands. */
export interface Standing {
	/** Id of the scene or ending. */
	place: string;
	/** Level of each tie, counted from 0. */
	ties: Record<string, number>;
	/** Marks that have been left. */
	marks: string[];
}

/**
 * Whether a test holds where a story stands; the same question the machine's guards ask.
 */
export function holds(test: Test | undefined, at: Standing): boolean {
	if (!test) return true;
	if ('mark' in test) return at.marks.includes(test.mark);
	if ('tie' in test) {
		const now = at.ties[test.tie] ?? -1;
		return now >= test.from && now <= test.upto;
	}
	if ('not' in test) return !holds(test.not, at);
	if ('all' in test) return test.all.every((one) => holds(one, at));
	return test.any.some((one) => holds(one, at));
}
