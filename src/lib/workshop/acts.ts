import type { Program } from '../scenario/program';
import { countBallots, taken, told } from './ballots';
import { choicesAt } from './choices';
import type { WorkshopEvent } from './events';
import { last, type Round, type Session } from './session';
import { walked } from './way';

type Of<Type extends WorkshopEvent['type']> = Extract<WorkshopEvent, { type: Type }>;
type Change<Type extends WorkshopEvent['type']> = (
	session: Session,
	event: Of<Type>
) => Partial<Session>;

/**
 * What each event changes of a session, once the phase has let it happen.
 * @param program the story that is played.
 */
export function actsOf(program: Program) {
	const round = (session: Session): Round => ({
		scene: session.place,
		choices: choicesAt(program, session),
		votes: [],
		peeked: []
	});
	const open: Change<'opened'> = (_, { story, hash, way, stops }) => ({
		story,
		hash,
		stops,
		...walked(program, way)
	});
	const seat: Change<'seated'> = (session, { seats }) => ({
		seats: new Map([...session.seats, ...seats.map((one) => [one.seat, one.size] as const)])
	});
	const ask: Change<'asked'> = (session) => ({
		ballots: new Map(),
		rounds: openRound(session) ? session.rounds : [...session.rounds, round(session)]
	});
	const take: Change<'cast'> = (session, { ballots }) => ({ ballots: taken(session, ballots) });
	const close: Change<'closed'> = (session) => ({
		ballots: new Map(),
		...last(session, ({ votes }) => ({
			votes: [...votes, { phones: countBallots(session), hands: {} }]
		}))
	});
	const raise: Change<'raised'> = (session, { voices }) =>
		last(session, ({ votes }) => ({
			votes: votes.map((vote, n) => (n === votes.length - 1 ? { ...vote, hands: voices } : vote))
		}));
	const show: Change<'revealed' | 'ended'> = (session, { phones }) =>
		last(session, ({ votes }) => ({ votes: told(votes, phones) }));
	const peek: Change<'peeked'> = (session, { choice }) => ({
		looking: choice,
		...last(session, ({ peeked }) => ({ peeked: [...new Set([...peeked, choice])] }))
	});
	const follow: Change<'followed'> = (session, { choice, by }) => ({
		looking: choice,
		skipped: undefined,
		// A decision that the group did not vote on is the facilitator's, and remembered as such.
		...(openRound(session)
			? last(session, () => ({ followed: { choice, by } }))
			: { rounds: [...session.rounds, { ...round(session), followed: { choice, by } }] }),
		...walked(program, [...session.steps, choice])
	});
	const goOn: Change<'went-on'> = (session, { did }) => ({
		looking: undefined,
		skipped: did === 'skip' ? session.place : undefined,
		...walked(program, [...session.steps, did])
	});
	return { open, seat, ask, take, close, raise, show, peek, follow, goOn };
}

/** The round that is open where a session stands. */
export function openRound(session: Session): Round | undefined {
	const round = session.rounds.at(-1);
	return round?.scene === session.place && !round.followed ? round : undefined;
}
