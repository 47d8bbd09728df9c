import type { Program } from '../scenario/program';
import { deedsOf, follower, type Deed, type OffThePath } from './path';
import { votesIn, type OffTheVotes } from './votes';

/** Whether a run was a learner's first through a story, or a later one; or what one phone answered in a workshop. */
export type Time = 'first' | 'later' | 'together';

/**
 * What a learner sends of one run, and nothing else. No text, no time, no name, no address; the receipt and the
 * course come with the request, and the month is that of whoever receives it.
 */
export interface Contribution {
	/** Slug of the story. */
	scenario: string;
	/** Content hash of the story that was read. */
	hash: string;
	time: Time;
	/** What was chosen, in order; skipping and leaving included as what they are. Of a workshop: the last answers. */
	deeds: Deed[];
}

/** The parts of a journal's run that are read here. */
export interface RunToSend {
	scenario: string;
	/** The branch that is sent. */
	current: string;
	branches: { id: string; steps: (Deed & { own?: string })[]; hash: string }[];
}

/** What a contribution is held against. */
export interface Version {
	/** Slug and content hash of the story. */
	scenario: string;
	hash: string;
	program: Program;
}

/** Why a run is not sent, or not taken. */
export type Refusal =
	| OffThePath
	| OffTheVotes
	/** Not of this form: a field is missing, of another type, or one too many. */
	| 'form'
	/** Another story, or this one as it was before an edit. */
	| 'another-version'
	/** A step is the learner's own words. They stay on the device. */
	| 'own-words';

export type Checked =
	| { contribution: Contribution }
	/** `deed` counts from 0, where one of them is what is wrong. */
	| { refused: Refusal; deed?: number };

/**
 * What would be sent of a run: its current branch, without words and times. Only a run that reached an ending is sent
 * (leaving leads to one as well): where a run was merely put down it may still go on, and it would say of every later
 * decision that this person was not there.
 */
export function contributionOf(
	run: RunToSend,
	time: Exclude<Time, 'together'>,
	now: Version
): Checked {
	const branch = run.branches.find(({ id }) => id === run.current);
	if (!branch) return { refused: 'form' };
	if (branch.steps.some(({ own }) => own !== undefined)) return { refused: 'own-words' };
	const { scenario } = run;
	const { hash, steps } = branch;
	return held({ scenario, hash, time, deeds: deedsOf(steps) }, now);
}

/**
 * Read what came from outside. Nothing is mended: unknown fields, an impossible path, another version are refused.
 * @param input parsed JSON.
 */
export function readContribution(input: unknown, now: Version): Checked {
	return isContribution(input) ? held(input, now) : { refused: 'form' };
}

function held(contribution: Contribution, now: Version): Checked {
	const { scenario, hash, time, deeds } = contribution;
	if (scenario !== now.scenario || hash !== now.hash) return { refused: 'another-version' };
	const followed: { refused?: Refusal; deed?: number; ending?: string } =
		time === 'together' ? votesIn(now.program, deeds) : follower(now.program)(deeds);
	const { refused, deed = 0 } = followed;
	return refused ? { refused, deed } : { contribution };
}

function isContribution(input: unknown): input is Contribution {
	if (!hasJust(input, ['scenario', 'hash', 'time', 'deeds'])) return false;
	const { scenario, hash, time, deeds } = input;
	return (
		[scenario, hash].every((text) => typeof text === 'string') &&
		(time === 'first' || time === 'later' || time === 'together') &&
		Array.isArray(deeds) &&
		deeds.every(
			(deed: unknown) =>
				hasJust(deed, ['at', 'did']) &&
				typeof deed['at'] === 'string' &&
				typeof deed['did'] === 'string'
		)
	);
}

/** Whether something is an object with these fields and no others: what was not asked for is not taken. */
function hasJust(input: unknown, names: string[]): input is Record<string, unknown> {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
	const given = Object.keys(input);
	return given.length === names.length && names.every((name) => Object.hasOwn(input, name));
}
