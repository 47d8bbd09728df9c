import { fits } from '$lib/workshop/ballots';
import type { Ballot, WorkshopEvent } from '$lib/workshop/events';
import { phaseOf } from '$lib/workshop/machine';
import { isVoting, placeOf, takeIn, type Folded, type VotePlace } from './folded';
import { Refusal } from '../requests/refusal';

/** Most phones in one session. */
const MOST_SEATS = 5_000;

/** What somebody wants to happen in a session. */
export type Wish =
	| { kind: 'seat'; seat: string; size: number }
	| ({ kind: 'ballot' } & VotePlace & Ballot)
	| { kind: 'tell'; after: number; event: WorkshopEvent };

/** What it came to: a number (the try that counts for a ballot, else the last seq), or why not. */
export type Answer = number | Refusal;

/** What several wishes come to. */
export interface Decided {
	events: WorkshopEvent[];
	/** One for each wish, true once the events are committed. */
	answers: Answer[];
}

/**
 * Decides on wishes in the order they came. Seats and ballots between two steps of the facilitator become one event
 * each. What is accepted changes the session, or is in it already; nothing else is accepted.
 */
export function decide(from: Folded, wishes: readonly Wish[]): Decided {
	let at = from;
	const events: WorkshopEvent[] = [];
	const seats = new Map<string, number>();
	const ballots = new Map<string, Ballot>();
	let taken = from.state.context.seats.size;

	const happen = (event: WorkshopEvent) => {
		events.push(event);
		at = takeIn(at, { seq: at.seq + 1, event });
	};
	const gathered = (): WorkshopEvent[] => [
		...(seats.size > 0
			? [{ type: 'seated' as const, seats: [...seats].map(([seat, size]) => ({ seat, size })) }]
			: []),
		...(ballots.size > 0 ? [{ type: 'cast' as const, ballots: [...ballots.values()] }] : [])
	];
	const settle = () => {
		gathered().forEach(happen);
		seats.clear();
		ballots.clear();
	};
	const seatedAs = (seat: string) => seats.get(seat) ?? at.state.context.seats.get(seat);

	const sit = (seat: string, size: number): Answer => {
		const present = seatedAs(seat);
		if (present === size) return at.seq;
		// A ballot was right for the size that held when it came.
		if (ballots.has(seat)) settle();
		if (present === undefined && taken++ >= MOST_SEATS) return new Refusal('full');
		seats.set(seat, size);
		return at.seq;
	};
	const vote = ({ seat, voices, change, ...place }: VotePlace & Ballot): Answer => {
		const closed = closedFor(at, place, seat, change);
		if (closed !== undefined) return closed;
		const size = seatedAs(seat);
		if (size === undefined) return new Refusal('not-seated');
		const counts = ballots.get(seat)?.change ?? at.state.context.ballots.get(seat)?.change ?? 0;
		if (counts >= change) return counts;
		if (!fits(at.state.context, voices, size)) return new Refusal('not-offered');
		ballots.set(seat, { seat, voices, change });
		return change;
	};
	const tell = (after: number, event: WorkshopEvent): Answer => {
		if (after < at.moved) return new Refusal('stale');
		if (!at.state.can(event)) return new Refusal('not-now');
		settle();
		happen(event);
		return at.seq;
	};

	const answers = wishes.map((wish) => {
		if (wish.kind === 'seat') return sit(wish.seat, wish.size);
		if (wish.kind === 'tell') return tell(wish.after, wish.event);
		const { round, vote: which, seat, voices, change } = wish;
		return vote({ round, vote: which, seat, voices, change });
	});
	// Nothing is decided after these, so they need not be folded here.
	return { events: [...events, ...gathered()], answers };
}

/** The answer to a ballot for a vote that is not open; undefined when it is. */
function closedFor(
	{ state, counted }: Folded,
	{ round, vote }: VotePlace,
	seat: string,
	change: number
): Answer | undefined {
	const present = placeOf(state);
	const later = round > present.round || (round === present.round && vote > present.vote);
	if (later) return new Refusal('not-open');
	if (isVoting(phaseOf(state)) && round === present.round && vote === present.vote)
		return undefined;
	// The phone did not hear that its ballot was taken, and asks again: it counted.
	const same = counted?.round === round && counted.vote === vote;
	const tried = same ? counted.changes.get(seat) : undefined;
	return tried !== undefined && tried >= change ? tried : new Refusal('closed');
}
