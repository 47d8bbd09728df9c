import type { WorkshopEvent } from './events';
import type { Phase, Session } from './session';

/** Phases with votes that are closed and not shown yet. */
const UNSEEN: readonly Phase[] = ['choosing', 'talking', 'choosing-again', 'counted'];

/**
 * An event as it may leave the server. Seats and ballots never do: the hall needs to know how many, not which. What
 * phones said is told when both votes are shown, or when the evening ends before that; until then no device can know
 * it, whatever it asks for.
 * @param before the session as the event found it, with the phase it was in.
 * @returns undefined where nothing may be said.
 */
export function publicOf(
	event: WorkshopEvent,
	before: Session,
	phase: Phase
): WorkshopEvent | undefined {
	if (event.type === 'cast' || event.type === 'seated') return undefined;
	if (event.type !== 'revealed' && event.type !== 'ended') return event;
	const votes = UNSEEN.includes(phase) ? (before.rounds.at(-1)?.votes ?? []) : [];
	if (votes.length === 0) return { type: event.type };
	return { type: event.type, phones: votes.map((vote) => vote.phones) };
}
