import { assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';
import type { Program } from '../scenario/program';
import { actsOf, openRound } from './acts';
import { choicesAt } from './choices';
import type { WorkshopEvent } from './events';
import type { Phase, Session } from './session';
import { wayOf } from './way';

const EMPTY = {
	story: '',
	hash: '',
	stops: undefined,
	steps: [],
	rounds: [],
	seats: new Map(),
	ballots: new Map(),
	looking: undefined,
	from: 'revealed',
	skipped: undefined
} as const;

/**
 * A workshop as one XState machine: phases are its states, the session its context, and what happened its events.
 * An event that does not belong to the phase changes nothing, so that one which was sent twice does no harm.
 * @param program the story that is played.
 */
export function workshopMachine(program: Program) {
	const acts = actsOf(program);
	/** What an act changes, where the event is of its type. */
	const on =
		<Type extends WorkshopEvent['type']>(
			type: Type,
			act: (session: Session, event: Extract<WorkshopEvent, { type: Type }>) => Partial<Session>
		) =>
		({ context, event }: { context: Session; event: WorkshopEvent }): Partial<Session> =>
			event.type === type ? act(context, event as Extract<WorkshopEvent, { type: Type }>) : {};
	const choices = (session: Session) => openRound(session)?.choices ?? choicesAt(program, session);

	return setup({
		types: { context: {} as Session, events: {} as WorkshopEvent },
		guards: {
			isDecision: ({ context }) => choicesAt(program, context).length > 0,
			isOffered: ({ context, event }) =>
				'choice' in event && choices(context).includes(event.choice),
			isHard: ({ context }) => program.scenes[context.place]?.caution !== undefined,
			leadsOn: ({ context, event }) =>
				event.type === 'went-on' &&
				event.from === context.place &&
				wayOf(program, context.steps).take(event.did),
			areOffered: ({ context, event }) =>
				event.type === 'raised' &&
				Object.keys(event.voices).every((choice) => choices(context).includes(choice)),
			atEnding: ({ context }) => Object.hasOwn(program.endings, context.place),
			wondered: ({ context }) => context.from === 'wondering'
		},
		actions: {
			open: assign(on('opened', acts.open)),
			seat: assign(on('seated', acts.seat)),
			ask: assign(on('asked', acts.ask)),
			take: assign(on('cast', acts.take)),
			close: assign(on('closed', acts.close)),
			raise: assign(on('raised', acts.raise)),
			show: assign(({ context, event }) => ('phones' in event ? acts.show(context, event) : {})),
			peek: assign(on('peeked', acts.peek)),
			follow: assign(on('followed', acts.follow)),
			goOn: assign(on('went-on', acts.goOn)),
			fromRevealed: assign({ from: 'revealed' }),
			fromWondering: assign({ from: 'wondering' }),
			lookAway: assign({ looking: undefined })
		}
	}).createMachine({
		context: { ...EMPTY, steps: [], rounds: [], place: program.start },
		initial: 'gathering',
		on: { seated: { actions: 'seat' }, ended: { target: '.ended', actions: 'show' } },
		states: {
			gathering: { on: { opened: { actions: 'open' }, begun: 'arriving' } },
			/** Where a scene is come to: a hard one is announced, an ending ends. */
			arriving: {
				always: [
					{ guard: 'atEnding', target: 'ended' },
					{ guard: 'isHard', target: 'warned' },
					{ target: 'reading' }
				]
			},
			warned: {
				on: {
					entered: 'reading',
					'went-on': { guard: 'leadsOn', target: 'arriving', actions: 'goOn' }
				}
			},
			reading: {
				on: {
					asked: { guard: 'isDecision', target: 'choosing', actions: 'ask' },
					followed: { guard: 'isOffered', target: 'following', actions: 'follow' },
					'went-on': { guard: 'leadsOn', target: 'arriving', actions: 'goOn' }
				}
			},
			choosing: {
				on: { cast: { actions: 'take' }, closed: { target: 'talking', actions: 'close' } }
			},
			talking: {
				on: {
					raised: { guard: 'areOffered', actions: 'raise' },
					asked: { target: 'choosing-again', actions: 'ask' },
					// A group that is of one mind need not vote again.
					revealed: { target: 'revealed', actions: 'show' }
				}
			},
			'choosing-again': {
				on: { cast: { actions: 'take' }, closed: { target: 'counted', actions: 'close' } }
			},
			counted: {
				on: {
					raised: { guard: 'areOffered', actions: 'raise' },
					revealed: { target: 'revealed', actions: 'show' }
				}
			},
			revealed: {
				on: {
					wondered: 'wondering',
					peeked: { guard: 'isOffered', target: 'peeking', actions: ['peek', 'fromRevealed'] },
					followed: { guard: 'isOffered', target: 'following', actions: 'follow' }
				}
			},
			wondering: {
				on: {
					peeked: { guard: 'isOffered', target: 'peeking', actions: ['peek', 'fromWondering'] },
					followed: { guard: 'isOffered', target: 'following', actions: 'follow' }
				}
			},
			peeking: {
				on: {
					returned: [
						{ guard: 'wondered', target: 'wondering', actions: 'lookAway' },
						{ target: 'revealed', actions: 'lookAway' }
					]
				}
			},
			following: { on: { heard: { target: 'arriving', actions: 'lookAway' } } },
			ended: {}
		}
	});
}

type WorkshopMachine = ReturnType<typeof workshopMachine>;
export type WorkshopState = SnapshotFrom<WorkshopMachine>;

/**
 * The state after some events; those that do not belong change nothing.
 * @param from a state to go on from; by default that of a session before anything has happened.
 */
export function fold(
	machine: WorkshopMachine,
	events: readonly WorkshopEvent[],
	from: WorkshopState = initialTransition(machine)[0]
): WorkshopState {
	return events.reduce((state, event) => transition(machine, state, event)[0], from);
}

/** The phase of a state. */
export function phaseOf(state: WorkshopState): Phase {
	return state.value as Phase;
}
