import type { Program } from '$lib/scenario/program';
import { letterOf } from '$lib/workshop/choices';
import { phaseOf, type WorkshopState } from '$lib/workshop/machine';
import type { Phase } from '$lib/workshop/session';
import { screenOf } from '$lib/workshop/shown';
import { placeOf } from './folded';

/** What a phone needs, and no more. */
export interface View {
	phase: Phase;
	/** Id of the scene or ending. */
	place: string;
	/** Rounds so far; a ballot names the one it is for. */
	round: number;
	/** The open vote, 1 or 2; otherwise how many votes of the round are closed. */
	vote: number;
	/** In the order of their letters, which are those of the printed sheets; `act` where the words tell what is done rather than said. */
	choices: { id: string; letter: string; act: boolean; words: string }[];
	/** Voices by choice for each vote, phones and hands together; only while they are shown. */
	counts?: Record<string, number>[];
}

/**
 * What the phones show now.
 * @param prose texts of the story by key, in the session's language.
 */
export function viewOf(
	program: Program,
	prose: Readonly<Record<string, string>>,
	state: WorkshopState
): View {
	const session = state.context;
	const phase = phaseOf(state);
	const { place, choices, votes } = screenOf(program, session, phase);
	return {
		phase,
		place,
		...placeOf(state),
		choices: choices.map((id) => {
			const act = program.scenes[place]?.choices[id]?.act ?? false;
			const words = prose[`scenes.${place}.choices.${id}.${act ? 'do' : 'say'}`] ?? '';
			return { id, letter: letterOf(program, place, id), act, words };
		}),
		...(votes.length > 0 ? { counts: votes } : {})
	};
}
