import type { Program } from '../scenario/program';
import { toStepper, type Packed, type StepperAct } from '../machine/stepper';

/** What was done at a scene: a choice id, `skip` or `leave`. Going on where there is nothing to choose is not told. */
export interface Deed {
	at: string;
	did: string;
}

/** Longer runs are not taken; the longest of the stories has some forty steps, circles aside. */
export const MOST_DEEDS = 200;

/** Why deeds are not a whole way through a story. */
export type OffThePath =
	/** More than {@link MOST_DEEDS}. */
	| 'too-long'
	/** The story does not lead there. */
	| 'elsewhere'
	/** The story is there, but this cannot be done. */
	| 'not-offered'
	/** The story goes on after the last of them. */
	| 'not-ended';

/** What becomes of deeds when they are followed: the ending reached, or what is wrong with which of them. */
export type Followed = { ending: string } | { refused: OffThePath; deed: number };

/**
 * Prepare to follow runs through a story, by the same stepper that proves it.
 * @param program the whole story; its ids have been checked.
 */
export function follower(program: Program): (deeds: readonly Deed[]) => Followed {
	const stepper = toStepper(program);

	const find = (at: Packed, did: string): StepperAct | undefined =>
		stepper.acts[at.place]?.find((act) => act.did === did && act.offered(at.levels, at.marks));

	/** Go on to the place of the next deed, or to an ending, through places where there is nothing to choose. */
	const goOn = (from: Packed, until?: string): Packed => {
		let at = from;
		for (let n = 0; n <= stepper.places.length; n++) {
			if (stepper.places[at.place] === until) break;
			const after = find(at, 'next')?.take(at.levels, at.marks);
			if (!after) break;
			at = after;
		}
		return at;
	};

	return (deeds) => {
		if (deeds.length > MOST_DEEDS) return { refused: 'too-long', deed: MOST_DEEDS };
		let at = stepper.start;
		for (const [deed, { at: scene, did }] of deeds.entries()) {
			at = goOn(at, scene);
			if (stepper.places[at.place] !== scene) return { refused: 'elsewhere', deed };
			const after = did === 'next' ? undefined : find(at, did)?.take(at.levels, at.marks);
			if (!after) return { refused: 'not-offered', deed };
			at = after;
		}
		at = goOn(at);
		return at.place < stepper.scenes
			? { refused: 'not-ended', deed: deeds.length }
			: { ending: stepper.places[at.place] ?? '' };
	};
}

/** The deeds of a recorded run: its steps, without those that only went on. */
export function deedsOf(steps: readonly Deed[]): Deed[] {
	return steps.filter(({ did }) => did !== 'next').map(({ at, did }) => ({ at, did }));
}
