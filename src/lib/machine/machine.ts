import { initialTransition, setup, transition, type AnyMachineSnapshot } from 'xstate';
import {
	PASSAGES,
	type Effects,
	type Program,
	type RoadNode,
	type Test
} from '../scenario/program';
import { allOf, anyOf, before, inState, levelName, moved, toGuard, type Guard } from './guards';
import type { Standing } from './standing';

/** What a learner can do: `choose.<choice>`, `next` where there is nothing to choose, `skip` a hard scene, `leave`. */
export type StoryEvent = { type: `choose.${string}` } | { type: 'next' | 'skip' | 'leave' };

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
		const here = inState('story', id);
		const act = (event: string, when: Test | undefined, effect: Effects, road: RoadNode) => {
			const offered = when ? [toGuard(when)] : [];
			const roads = road.map((branch) => ({
				to: branch.to,
				guards: branch.if ? [toGuard(before(program, branch.if, effect))] : []
			}));
			on[event] = roads.map(({ guards, to }) => ({
				guard: allOf([...offered, ...guards]),
				target: to
			}));
			// Where no road is open nothing happens at all: neither marks nor ties.
			const closed = roads.every(({ guards }) => guards.length > 0);
			const open = closed ? [anyOf(roads.flatMap(({ guards }) => guards))] : [];
			const guard = allOf([here, ...offered, ...open]);
			for (const mark of effect.marks ?? []) add(marks[mark], event, { guard, target: 'on' });
			for (const [tie, move] of Object.entries(effect.moves ?? {})) {
				const levels = ties[tie] ?? [];
				levels.forEach((moves, now) => {
					const next = moved(move, now, levels.length);
					if (next !== now) add(moves, event, { guard, target: levelName(next) });
				});
			}
		};
		const choices = Object.entries(scene.choices);
		for (const [name, choice] of choices) act(`choose.${name}`, choice.if, choice, choice.to);
		if (choices.length === 0) act('next', undefined, scene, scene.to);
		if (scene.skip) act('skip', undefined, scene.skip, scene.skip.to);
		if (scene.leave) act('leave', undefined, scene.leave, scene.leave.to);
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
						initial: levelName(program.ties[id]?.start ?? 0),
						states: Object.fromEntries(levels.map((on, n) => [levelName(n), { on }]))
					}
				])
			),
			...Object.fromEntries(
				Object.entries(marks).map(([id, on]) => [
					`mark ${id}`,
					{ initial: 'off', states: { off: { on }, on: {} } }
				])
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
 * @param did a choice id, `next`, `skip` or `leave`.
 * @returns the next state, or `undefined` when that cannot be done here.
 */
export function take(
	machine: StoryMachine,
	state: AnyMachineSnapshot,
	did: string
): AnyMachineSnapshot | undefined {
	const event = toEvent(did);

	return state.can(event) ? transition(machine, state as never, event)[0] : undefined;
}

/** The event for what was done: a choice id, `next`, `skip` or `leave`. */
function toEvent(did: string): StoryEvent {
	return (PASSAGES.includes(did) ? { type: did } : { type: `choose.${did}` }) as StoryEvent;
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

function add(moves: Moves | undefined, event: string, move: Move) {
	if (moves) (moves[event] ??= []).push(move);
}
