import type { AnyMachineSnapshot } from 'xstate';
import { PASSAGES, type Program } from '../scenario/program';
import { begin, standing, take, type StoryMachine } from './machine';
import type { Standing } from './standing';

/** One step of a recorded run: where it was taken, and what was done there. */
export interface Recorded {
	at: string;
	did: string;
}

/** A run replayed on the present scenario. */
export interface Replay {
	/** The state after the last step that holds. */
	state: AnyMachineSnapshot;
	/** Where the story stood before each step that holds, and after the last: `held + 1` standings. */
	standings: Standing[];
	/** Number of steps that still hold. */
	held: number;
	/** The first step that no longer holds: its place is gone or elsewhere, or what was done is not offered. */
	broken?: Recorded & { reason: 'elsewhere' | 'gone' | 'not-offered' };
}

/**
 * Replay a run from its log. Nothing is guessed: the replay ends before the first step that no longer holds.
 * @param steps in order; ids that were renamed since are translated by the scenario's `renamed`.
 */
export function replay(
	machine: StoryMachine,
	program: Program,
	steps: readonly Recorded[]
): Replay {
	const now = (id: string) => own(program.renamed, id) ?? id;
	let state = begin(machine);
	const standings = [standing(state)];
	for (const [held, step] of steps.entries()) {
		const [at, did] = [now(step.at), now(step.did)];
		const here = standings[held]?.place;
		const scene = own(program.scenes, at);
		const known = scene && (PASSAGES.includes(did) || own(scene.choices, did));
		const after = here === at ? take(machine, state, did) : undefined;
		if (!after) {
			const reason = !known ? 'gone' : here === at ? 'not-offered' : 'elsewhere';
			return { state, standings, held, broken: { ...step, reason } };
		}
		state = after;
		standings.push(standing(state));
	}
	return { state, standings, held: steps.length };
}

/** A field by its name, where names come from outside: `constructor` is not a scene. */
function own<T>(record: Record<string, T>, name: string): T | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}
