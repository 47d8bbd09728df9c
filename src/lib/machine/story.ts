import type { ItemNode, Program } from '../scenario/program';
import { holds, type Standing } from './standing';

/** A line to show: its key, who speaks, and the cause where it is an echo. */
export interface Shown {
	key: string;
	who?: string;
	/** Key of the line that shows the cause; on the first line of an echo. */
	because?: string;
}

/**
 * The items of a text that show where a story stands, in order.
 * @param items of a scene, an ending, or of what follows a choice.
 */
export function shown(items: readonly ItemNode[], at: Standing): Shown[] {
	return items.flatMap((item): Shown[] => {
		if (!('if' in item)) return [item];
		if (!holds(item.if, at)) return [];
		const [first, ...rest] = shown(item.items, at);
		if (!first) return [];
		return [item.because ? { ...first, because: item.because } : first, ...rest];
	});
}

/** Choices that are offered where a story stands, in the order of the script. */
export function offered(program: Program, at: Standing): string[] {
	const choices = Object.entries(program.scenes[at.place]?.choices ?? {});
	return choices.filter(([, choice]) => holds(choice.if, at)).map(([id]) => id);
}

/** One way through a story, step by step. */
export interface Way {
	readonly program: Program;
	/** Number of steps taken. */
	readonly length: number;
	/**
	 * Where the story stands after so many steps.
	 * @throws RangeError beyond {@link length}.
	 */
	at(steps: number): Standing;
	/**
	 * Do something after the first `after` steps (by default all); later steps are forgotten here.
	 * @param did a choice id, `next`, `skip` or `leave`.
	 * @returns whether it could be done; nothing changes when not.
	 */
	take(did: string, after?: number): boolean;
}

/** A way whose single steps are taken by `step`, and seen by `see`. */
export function toWay<State>(
	program: Program,
	first: State,
	step: (state: State, did: string) => State | undefined,
	see: (state: State) => Standing
): Way {
	let states = [first];
	let standings = [see(first)];
	return {
		program,
		get length() {
			return states.length - 1;
		},
		at(steps) {
			const found = standings[steps];
			if (!found) throw new RangeError(`This way has ${states.length - 1} steps, not ${steps}.`);
			return found;
		},
		take(did, after = states.length - 1) {
			const state = states[after];
			const next = state && step(state, did);
			if (!next) return false;
			states = [...states.slice(0, after + 1), next];
			standings = [...standings.slice(0, after + 1), see(next)];
			return true;
		}
	};
}
