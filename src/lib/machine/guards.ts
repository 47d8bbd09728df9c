import { and, not, or, stateIn } from 'xstate';
import type { Effects, Program, Test } from '../scenario/program';

/** A guard over the regions of a story's machine; it names no other guard (`never`), as XState's types ask. */
export type Guard = ReturnType<typeof stateIn> & { _out_TGuard?: never };

/** A guard that holds while a region stands in a state. */
export function inState(region: string, state: string): Guard {
	return stateIn({ [region]: state }) as Guard;
}

/** The state of a tie's region at a level. */
export const levelName = (n: number) => `l${n}`;

/** A guard that holds when all of these do. */
export function allOf(guards: Guard[]): Guard {
	return guards.length === 1 ? (guards[0] as Guard) : (and(guards) as Guard);
}

/** A guard that holds when any of these does. */
export function anyOf(guards: Guard[]): Guard {
	return guards.length === 1 ? (guards[0] as Guard) : (or(guards) as Guard);
}

/** A test as a guard: the same question, asked of the regions of the machine. */
export function toGuard(test: Test): Guard {
	if ('mark' in test) return inState(`mark ${test.mark}`, 'on');
	if ('not' in test) return not(toGuard(test.not)) as Guard;
	if ('all' in test) return allOf(test.all.map(toGuard));
	if ('any' in test) return anyOf(test.any.map(toGuard));
	const levels = Array.from({ length: test.upto - test.from + 1 }, (_, n) => test.from + n);
	return anyOf(levels.map((n) => inState(`tie ${test.tie}`, levelName(n))));
}

/** Ties end at both ends: up from the strongest and down from the thinnest stay where they are. */
export function moved(move: 'up' | 'down' | number, now: number, count: number): number {
	return move === 'up'
		? Math.min(now + 1, count - 1)
		: move === 'down'
			? Math.max(now - 1, 0)
			: move;
}

/**
 * A test to ask before some effects, that holds exactly when the given test holds after them.
 * Roads are read after the effects of a choice, but guards see the state before them: each test is
 * rewritten to ask for the states that the effects lead from.
 */
export function before(program: Program, test: Test, effect: Effects): Test {
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
