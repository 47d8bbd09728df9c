import { sketch } from '../machine/sketch';
import type { WorkshopEvent } from './events';

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
	answers: { phones: true, hands: true, cards: false },
	way: []
};

/** A log up to the first open vote, with phones of these sizes. */
export function untilVote(...sizes: number[]): WorkshopEvent[] {
	return [
		opened,
		{ type: 'seated', seats: sizes.map((size, n) => ({ seat: `s${n}`, size })) },
		{ type: 'begun' },
		{ type: 'went-on', from: 'street', did: 'next' },
		{ type: 'asked' }
	];
}

/** One ballot in an event of its own. */
export function cast(seat: string, voices: Record<string, number>, change = 1): WorkshopEvent {
	return { type: 'cast', ballots: [{ seat, voices, change }] };
}
