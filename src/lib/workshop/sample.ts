import { sketch } from '../machine/sketch';
import type { Voices, WorkshopEvent } from './events';

/** A small story for tests: a passage, a decision that forks, a second decision, two endings. */
export const program = sketch({
	street: { to: 'door' },
	door: { choices: { knock: 'hall', wait: 'garden', write: 'garden' } },
	hall: { to: 'garden' },
	garden: { choices: { sit: 'bench', go: 'gate' } }
});

export const opened: WorkshopEvent = {
	type: 'opened',
	story: 'tea',
	hash: 'h',
	way: []
};

/** A log up to the first open vote. */
export const untilVote: WorkshopEvent[] = [
	opened,
	{ type: 'begun' },
	{ type: 'went-on', from: 'street', did: 'next' },
	{ type: 'asked' }
];

/** The same, with phones at which so many sit. */
export function untilVoteOf(...sizes: number[]): WorkshopEvent[] {
	const seats = sizes.map((size, n) => ({ seat: `s${n}`, size }));
	return [opened, { type: 'seated', seats }, ...untilVote.slice(1)];
}

/** One phone answers. */
export function cast(seat: string, voices: Voices, change = 1): WorkshopEvent {
	return { type: 'cast', ballots: [{ seat, voices, change }] };
}
