import { assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';
import { openingWay } from '../machine/opening-way';
import { shuffled } from '../machine/shuffle';
import { offered, type Way } from '../machine/story';
import type { Program } from '../scenario/program';
import type { WorkshopEvent } from './events';
import { last, taken, type Phase, type Round, type Session } from './session';

/**
 * A workshop as one XState machine: phases are its states, the session its context, and what happened its events.
 * An event that does not belong to the phase changes nothing, so a log that was written twice in part, or read in
 * part, cannot lead elsewhere.
 * @param program the story that is played; a session whose `opened` names another is told apart by its hash.
 */
export function workshopMachine(program: Program) {
	const choicesAt = (session: Session): string[] => {
		const at = wayOf(program, session.steps);
		return shuffled(offered(program, at.at(at.length)), session.seed, session.place);
	};
	/** The choices of the open round, or those the scene would offer. */
	const choicesNow = (session: Session): string[] => {
		const round = session.rounds.at(-1);
		const open = round?.scene === session.place && !round.followed;
		return open ? round.choices : choicesAt(session);
	};
	return setup({
		types: { context: {} as Session, events: {} as WorkshopEvent },
		guards: {
			isDecision: ({ context }) => choicesAt(context).length > 0,
			isOffered: ({ context, event }) =>
				'choice' in event && choicesNow(context).includes(event.choice),
			leadsOn: ({ context, event }) => {
				const did = event.type === 'went-on' ? (event.did ?? 'next') : '';
				return wayOf(program, context.steps).take(did);
			},
			atEnding: ({ context }) => Object.hasOwn(program.endings, context.place)
		},
		actions: {
			open: assign(({ event, context }) => {
				if (event.type !== 'opened') return context;
				const { story, hash, seed, answers, way, stops } = event;
				return { ...context, story, hash, seed, answers, stops, ...walked(program, way) };
			}),
			seat: assign({
				seats: ({ context, event }) =>
					event.type === 'seated'
						? { ...context.seats, ...Object.fromEntries(event.seats.map((s) => [s.seat, s.size])) }
						: context.seats
			}),
			ask: assign(({ context }) => {
				const { rounds, place } = context;
				const last = rounds.at(-1);
				const again = last?.scene === place && !last.followed && last.votes.length === 1;
				const round: Round = { scene: place, choices: choicesAt(context), votes: [], peeked: [] };
				return { ballots: {}, rounds: again ? rounds : [...rounds, round] };
			}),
			take: assign({
				ballots: ({ context, event }) =>
					event.type === 'cast' ? taken(context, event.ballots) : context.ballots
			}),
			close: assign(({ context, event }) =>
				event.type === 'closed'
					? {
							ballots: {},
							...last(context, (r) => ({
								votes: [...r.votes, { phones: event.voices, hands: {} }]
							}))
						}
					: {}
			),
			raise: assign(({ context, event }) =>
				event.type === 'raised'
					? last(context, ({ votes }) => ({
							votes: votes.map((vote, n) =>
								n === votes.length - 1 ? { ...vote, hands: event.voices } : vote
							)
						}))
					: {}
			),
			peek: assign(({ context, event }) =>
				event.type === 'peeked'
					? {
							looking: event.choice,
							...last(context, (r) => ({ peeked: [...new Set([...r.peeked, event.choice])] }))
						}
					: {}
			),
			comeBack: assign({ looking: undefined }),
			follow: assign(({ context, event }) => {
				if (event.type !== 'followed') return {};
				const { choice, by } = event;
				const open = context.rounds.at(-1);
				const kept = open?.scene === context.place && !open.followed;
				const rounds = kept
					? last(context, () => ({ followed: { choice, by } }))
					: {
							// A decision that the group did not vote on is the facilitator's, and remembered as such.
							rounds: [
								...context.rounds,
								{
									scene: context.place,
									choices: choicesAt(context),
									votes: [],
									peeked: [],
									followed: { choice, by }
								}
							]
						};
				return {
					looking: choice,
					skipped: undefined,
					...rounds,
					...walked(program, [...context.steps, choice])
				};
			}),
			goOn: assign(({ context, event }) => {
				if (event.type !== 'went-on') return {};
				const did = event.did ?? 'next';
				const skipped = did === 'skip' ? context.place : undefined;
				return { looking: undefined, skipped, ...walked(program, [...context.steps, did]) };
			}),
			readOn: assign({ looking: undefined })
		}
	}).createMachine({
		context: {
			story: '',
			hash: '',
			seed: 0,
			answers: { phones: true, hands: true, cards: false },
			stops: undefined,
			steps: [],
			place: program.start,
			rounds: [],
			seats: {},
			ballots: {},
			looking: undefined,
			skipped: undefined
		},
		initial: 'gathering',
		on: { seated: { actions: 'seat' } },
		states: {
			gathering: { on: { opened: { actions: 'open' }, begun: 'reading', ended: 'ended' } },
			reading: {
				always: { guard: 'atEnding', target: 'ended' },
				on: {
					asked: { guard: 'isDecision', target: 'choosing', actions: 'ask' },
					followed: { guard: 'isOffered', target: 'following', actions: 'follow' },
					'went-on': { guard: 'leadsOn', target: 'reading', actions: 'goOn', reenter: true },
					ended: 'ended'
				}
			},
			choosing: {
				on: {
					cast: { actions: 'take' },
					closed: { target: 'talking', actions: 'close' },
					ended: 'ended'
				}
			},
			talking: {
				on: {
					raised: { actions: 'raise' },
					asked: { target: 'choosing-again', actions: 'ask' },
					// A group that is of one mind need not vote again.
					revealed: 'revealed',
					ended: 'ended'
				}
			},
			'choosing-again': {
				on: {
					cast: { actions: 'take' },
					closed: { target: 'counted', actions: 'close' },
					ended: 'ended'
				}
			},
			counted: { on: { raised: { actions: 'raise' }, revealed: 'revealed', ended: 'ended' } },
			revealed: {
				on: {
					wondered: 'wondering',
					peeked: { guard: 'isOffered', target: 'peeking', actions: 'peek' },
					followed: { guard: 'isOffered', target: 'following', actions: 'follow' },
					ended: 'ended'
				}
			},
			wondering: {
				on: {
					peeked: { guard: 'isOffered', target: 'peeking', actions: 'peek' },
					followed: { guard: 'isOffered', target: 'following', actions: 'follow' },
					ended: 'ended'
				}
			},
			peeking: { on: { returned: { target: 'revealed', actions: 'comeBack' }, ended: 'ended' } },
			following: { on: { 'went-on': { target: 'reading', actions: 'readOn' }, ended: 'ended' } },
			ended: {}
		}
	});
}

export type WorkshopMachine = ReturnType<typeof workshopMachine>;
export type WorkshopState = SnapshotFrom<WorkshopMachine>;

/** The state of a session before anything has happened. */
export function emptySession(machine: WorkshopMachine): WorkshopState {
	return initialTransition(machine)[0];
}

/** The state after some events; those that do not belong change nothing. */
export function fold(
	machine: WorkshopMachine,
	events: readonly WorkshopEvent[],
	from = emptySession(machine)
): WorkshopState {
	return events.reduce((state, event) => transition(machine, state, event)[0], from);
}

/** The phase of a state. */
export function phaseOf(state: WorkshopState): Phase {
	return state.value;
}

/** A way through the story along what was done; steps that do not hold end it. */
export function wayOf(program: Program, steps: readonly string[]): Way {
	const way = openingWay(program);
	for (const did of steps) if (!way.take(did)) break;
	return way;
}

function walked(program: Program, steps: readonly string[]): Pick<Session, 'steps' | 'place'> {
	const way = wayOf(program, steps);
	return { steps: steps.slice(0, way.length), place: way.at(way.length).place };
}
