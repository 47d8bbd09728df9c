import type { Ballot } from '$lib/workshop/events';
import { fold, phaseOf, type workshopMachine, type WorkshopState } from '$lib/workshop/machine';
import type { Phase, Session } from '$lib/workshop/session';
import type { Happened } from './store';

/** The machine of a story. */
export type Machine = ReturnType<typeof workshopMachine>;

/** A vote by its place in the session: the first or second of the n-th round. */
export interface VotePlace {
	/** Counts up from 1. */
	round: number;
	vote: number;
}

/** A session as far as its log has been read. */
export interface Folded {
	readonly machine: Machine;
	readonly state: WorkshopState;
	/** Number of the last event. */
	readonly seq: number;
	/** Number of the last event that is more than a seat or a ballot. */
	readonly moved: number;
	/** The vote that closed last and the tries that it counted, so that a phone which asks again is told the truth. */
	readonly counted?: VotePlace & { changes: ReadonlyMap<string, Ballot['change']> };
}

/** A session before its first event. */
export function unread(machine: Machine): Folded {
	return { machine, state: fold(machine, []), seq: 0, moved: 0 };
}

/** A session after one more event. */
export function takeIn(before: Folded, { seq, event }: Omit<Happened, 'at'>): Folded {
	const state = fold(before.machine, [event], before.state);
	const aside = event.type === 'cast' || event.type === 'seated';
	const closing = event.type === 'closed' && isVoting(phaseOf(before.state));
	return {
		...before,
		state,
		seq,
		moved: aside ? before.moved : seq,
		...(closing
			? { counted: { ...placeOf(before.state), changes: changesOf(before.state.context) } }
			: {})
	};
}

/** The vote that is open, or was the last to be. */
export function placeOf(state: WorkshopState): VotePlace {
	const { rounds } = state.context;
	const closed = rounds.at(-1)?.votes.length ?? 0;
	return { round: rounds.length, vote: closed + (isVoting(phaseOf(state)) ? 1 : 0) };
}

/** Whether phones vote. */
export function isVoting(phase: Phase): boolean {
	return phase === 'choosing' || phase === 'choosing-again';
}

function changesOf({ ballots }: Session): Map<string, number> {
	return new Map([...ballots].map(([seat, { change }]) => [seat, change]));
}
