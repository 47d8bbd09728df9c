import type { Run, Step } from '$lib/journal/types';
import type { Way } from '$lib/machine/story';
import type { Program } from '$lib/scenario/program';

/** What the page shows now. */
export type View =
	/** Before a hard scene: read it, skip it, or rest. */
	| { kind: 'gate'; scene: string }
	| { kind: 'scene'; scene: string }
	/** What follows a choice, or the summary of a skipped scene. */
	| { kind: 'follows'; step: Step }
	| { kind: 'ending'; ending: string }
	/** The scene is known by name only; the whole story is on its way. */
	| { kind: 'waiting'; scene: string };

/** What a player begins with. */
export interface Start {
	slug: string;
	lang: string;
	hash: string;
	/** The opening, or the whole. */
	way: Way;
	say: (key: string) => string;
	/** Called after every change of the run that is to be kept. */
	keep: (run: Run) => void;
	now?: () => number;
}

/** The question and the choice in the words they have now: a story may be rewritten before they are looked back on. */
export function asItStood(
	program: Program,
	say: (key: string) => string,
	at: string,
	did: string
): NonNullable<Step['words']> {
	const choice = program.scenes[at]?.choices[did];
	if (!choice) return { ask: say(`scenes.${at}.when`) };
	const said = say(`scenes.${at}.choices.${did}.${choice.act ? 'do' : 'say'}`);
	return { ask: say(`scenes.${at}.ask`), said };
}

/** A passage leads on at once, and so does leaving; a choice or a skip is followed by something to read. */
export function hasOutcome(step: Pick<Step, 'did'> | undefined): boolean {
	return step !== undefined && step.did !== 'next' && step.did !== 'leave';
}

/** A number that is always the same for the same text: what an order of choices depends on. */
export function seedOf(text: string): number {
	return [...text].reduce((seed, c) => (Math.imul(seed, 31) + (c.codePointAt(0) ?? 0)) | 0, 7);
}
