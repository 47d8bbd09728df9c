import { toStepper } from '../../src/lib/machine/stepper';
import { MOST_DEEDS, type Deed } from '../../src/lib/review/path';
import type { Program } from '../../src/lib/scenario/program';
import { between, randomFrom } from '../attack/random';

/** Which of so many things that can be done is done, at a step; both counted from 0. */
export type Choosing = (many: number, step: number) => number;

/** Always the first that can be done. */
const firsts: Choosing = () => 0;

/** Always the last. */
export const lasts: Choosing = (many) => many - 1;

/** The digits of a number decide: 0 is always the first. */
export const digits =
	(number: number): Choosing =>
	(many, step) =>
		many > 1 ? Math.floor(number / 2 ** step) % many : 0;

/** As it is drawn. */
export function drawn(seed: number): Choosing {
	const random = randomFrom(seed);
	return (many) => between(random, 0, many - 1);
}

/** A way may go round and round; then another is tried. */
const TRIES = 100;

/** A whole way through a story, of somebody who skips and leaves nothing. */
export function wayThrough(program: Program, choosing: Choosing = firsts): Deed[] {
	const { start, places, scenes, acts } = toStepper(program);
	for (let tries = 0; tries < TRIES; tries++) {
		const deeds: Deed[] = [];
		let at = start;
		for (let step = 0; at.place < scenes && deeds.length < MOST_DEEDS; step++) {
			const { levels, marks } = at;
			const open = (acts[at.place] ?? []).filter(
				(act) => act.did !== 'skip' && act.did !== 'leave' && act.offered(levels, marks)
			);
			const [only] = open;
			const act = only?.did === 'next' ? only : open[choosing(open.length, step)];
			const after = act?.take(levels, marks);
			if (!act || !after) throw new Error('The story does not go on.');
			if (act.did !== 'next') deeds.push({ at: places[at.place] ?? '', did: act.did });
			at = after;
		}
		if (at.place >= scenes) return deeds;
	}
	throw new Error('The story cannot be gone through so.');
}
