import { and, initialTransition, not, or, setup, stateIn, transition, type AnyMachineSnapshot } from 'xstate';
import type { Effects, Program, RoadNode, Test } from '../scenario/program';

/** What a learner can do: `choose.<choice>`, `next` where there is nothing to choose, `skip` a hard scene. */
export type StoryEvent = { type: `choose.${string}` } | { type: 'next' } | { type: 'skip' };

/** Where a story stands. */
export interface Standing {
	/** Id of the scene or ending. */
	place: string;
	/** Level of each tie, counted from 0. */
	ties: Record<string, number>;
	/** Marks that have been left. */
	marks: string[];
}

type Guard = ReturnType<typeof stateIn>;
interface Move {
	guard: Guard;
	target: string;
}
type Moves = Record<string, Move[]>;

/**
 * A scenario as one XState machine: a parallel machine whose regions are the story (scenes and endings),
 * each tie (levels) and each mark. Guards are `stateIn` over those regions; nothing is counted in context,
 * so the set of configurations is finite.
 *
 * @example
 * const machine = toMachine(program);
 * let [state] = initialTransition(machine);
 * [state] = transition(machine, state, { type: 'choose.keep-teacher' });
 * standing(state).place; // → 'first-call'
 *
 * @param program a program whose ids have been checked.
 */
export function toMachine(program: Program) {
	const story: Record<string, { on: Moves }> = {};
	const ties: Record<string, Moves[]> = {};
	const marks: Record<string, Moves> = {};
	for (const [id, tie] of Object.entries(program.ties)) ties[id] = tie.lines.map(() => ({}));
	for (const id of program.marks) marks[id] = {};

	for (const [id, scene] of Object.entries(program.scenes)) {
		const on: Moves = {};
		story[id] = { on };
		const here = stateIn({ story: id });
		const act = (event: string, when: Test | undefined, effect: Effects, road: RoadNode) => {
			const offered = when ? [toGuard(when)] : [];
			on[event] = roads(program, road, effect).map(({ guards, to }) => ({
				guard: all([...offered, ...guards]),
				target: to
			}));
			const guard = all([here, ...offered]);
			for (const mark of effect.marks ?? []) add(marks[mark], event, { guard, target: 'on' });
			for (const [tie, move] of Object.entries(effect.moves ?? {})) {
				const levels = ties[tie] ?? [];
				levels.forEach((moves, now) => {
					const next = moved(move, now, levels.length);
					if (next !== now) add(moves, event, { guard, target: level(next) });
				});
			}
		};
		const choices = Object.entries(scene.choices);
		for (const [name, choice] of choices) act(`choose.${name}`, choice.if, choice, choice.to);
		if (choices.length === 0) act('next', undefined, scene, scene.to);
		if (scene.skip) act('skip', undefined, scene.skip, scene.skip.to);
	}
	for (const id of Object.keys(program.endings)) story[id] = { on: {} };

	return setup({ types: { events: {} as StoryEvent } }).createMachine({
		type: 'parallel',
		states: {
			story: { initial: program.start, states: story },
			...Object.fromEntries(
				Object.entries(ties).map(([id, levels]) => [
					`tie ${id}`,
					{
						initial: level(program.ties[id]?.start ?? 0),
						states: Object.fromEntries(levels.map((on, n) => [level(n), { on }]))
					}
				])
			),
			...Object.fromEntries(
				Object.entries(marks).map(([id, on]) => [`mark ${id}`, { initial: 'off', states: { off: { on }, on: {} } }])
			)
		}
	});
}

export type StoryMachine = ReturnType<typeof toMachine>;

/**
 * The first state of a story.
 * @param machine from {@link toMachine}.
 */
export function begin(machine: StoryMachine): AnyMachineSnapshot {
	return initialTransition(machine)[0];
}

/**
 * The state after something was done.
 * @param did a choice id, `next` or `skip`.
 * @returns the next state, or `undefined` when that cannot be done here.
 */
export function take(machine: StoryMachine, state: AnyMachineSnapshot, did: string): AnyMachineSnapshot | undefined {
	const event = toEvent(did);
	// eslint-disable-next-line @typescript-eslint/no-unsafe-argument -- snapshots of generated machines have no narrower type
	return state.can(event) ? transition(machine, state as never, event)[0] : undefined;
}

/** The event for what was done: a choice id, `next` or `skip`. */
export function toEvent(did: string): StoryEvent {
	return did === 'next' || did === 'skip' ? { type: did } : { type: `choose.${did}` };
}

/** Where a state stands: place, levels, marks. */
export function standing(state: AnyMachineSnapshot): Standing {
	const value = state.value as Record<string, string>;
	const found: Standing = { place: value.story ?? '', ties: {}, marks: [] };
	for (const [region, at] of Object.entries(value)) {
		if (region.startsWith('tie ')) found.ties[region.slice(4)] = Number(at.slice(1));
		else if (region.startsWith('mark ') && at === 'on') found.marks.push(region.slice(5));
	}
	return found;
}

/**
 * Whether a test holds where a story stands; the same question the machine's guards ask.
 */
export function holds(test: Test | undefined, at: Standing): boolean {
	if (!test) return true;
	if ('mark' in test) return at.marks.includes(test.mark);
	if ('tie' in test) {
		const now = at.ties[test.tie] ?? -1;
		return now >= test.from && now <= test.upto;
	}
	if ('not' in test) return !holds(test.not, at);
	if ('all' in test) return test.all.every((one) => holds(one, at));
	return test.any.some((one) => holds(one, at));
}

const level = (n: number) => `l${n}`;

/** Ties end at both ends: up from the strongest and down from the thinnest stay where they are. */
export function moved(move: 'up' | 'down' | number, now: number, count: number): number {
	return move === 'up' ? Math.min(now + 1, count - 1) : move === 'down' ? Math.max(now - 1, 0) : move;
}

function add(moves: Moves | undefined, event: string, move: Move) {
	if (moves) (moves[event] ??= []).push(move);
}

function all(guards: Guard[]): Guard {
	return guards.length === 1 ? (guards[0] as Guard) : (and(guards) as Guard);
}

function toGuard(test: Test): Guard {
	if ('mark' in test) return stateIn({ [`mark ${test.mark}`]: 'on' });
	if ('not' in test) return not(toGuard(test.not)) as Guard;
	if ('all' in test) return and(test.all.map(toGuard)) as Guard;
	if ('any' in test) return or(test.any.map(toGuard)) as Guard;
	const levels = Array.from({ length: test.upto - test.from + 1 }, (_, n) => test.from + n);
	return or(levels.map((n) => stateIn({ [`tie ${test.tie}`]: level(n) }))) as Guard;
}

/**
 * Roads are read after the effects of the choice. Guards see the state before them, so each road's test is
 * rewritten to ask for the states that the effects lead from.
 */
function roads(program: Program, road: RoadNode, effect: Effects) {
	return road.map((branch) => ({
		to: branch.to,
		guards: branch.if ? [toGuard(before(program, branch.if, effect))] : []
	}));
}

function before(program: Program, test: Test, effect: Effects): Test {
	if ('mark' in test) return effect.marks?.includes(test.mark) ? { all: [] } : test;
	if ('not' in test) return { not: before(program, test.not, effect) };
	if ('all' in test) return { all: test.all.map((one) => before(program, one, effect)) };
	if ('any' in test) return { any: test.any.map((one) => before(program, one, effect)) };
	const move = effect.moves?.[test.tie];
	if (move === undefined) return test;
	const count = program.ties[test.tie]?.lines.length ?? 0;
	const levels = Array.from({ length: count }, (_, n) => n).filter((now) => {
		const next = moved(move, now, count);
		return next >= test.from && next <= test.upto;
	});
	return { any: levels.map((n) => ({ tie: test.tie, from: n, upto: n })) };
}
