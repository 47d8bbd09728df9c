import { offered, shown, type Shown } from '../machine/story';
import type { Program } from '../scenario/program';
import { wayOf } from './machine';
import { addVoices, type Phase, type Round, type Session, type Vote } from './session';

/** What stands on the projector: texts by key, and what may be known of the votes by now. */
export interface Screen {
	/** The scene or ending that is spoken of. */
	place: string;
	/** What is read aloud. */
	lines: Shown[];
	/** The road that is followed or looked down; its words stand above what follows. */
	chosen?: { scene: string; choice: string };
	/** After a peek: the scene the road would lead to. */
	beyond?: { place: string; lines: Shown[] };
	/** Choices in the order of their letters; empty while there is nothing to choose yet. */
	choices: string[];
	/** Counts, only where they may be known: both votes once they are shown. */
	votes: Vote[];
}

/** Phases in which the choices stand on the projector. */
const CHOOSING: readonly Phase[] = [
	'choosing',
	'talking',
	'choosing-again',
	'counted',
	'revealed',
	'wondering'
];

/** What stands on the projector now. */
export function screenOf(program: Program, session: Session, phase: Phase): Screen {
	const way = wayOf(program, session.steps);
	const at = way.at(way.length);
	const round = session.rounds.at(-1);
	const base = { place: session.place, choices: [], votes: [] };
	if (phase === 'following' && round && session.looking) {
		const choice = session.looking;
		const then = program.scenes[round.scene]?.choices[choice]?.then ?? [];
		return {
			...base,
			place: round.scene,
			lines: shown(then, at),
			chosen: { scene: round.scene, choice }
		};
	}
	if (phase === 'peeking' && round && session.looking) {
		const choice = session.looking;
		way.take(choice);
		const there = way.at(way.length);
		const then = program.scenes[round.scene]?.choices[choice]?.then ?? [];
		const text = (program.scenes[there.place] ?? program.endings[there.place])?.text ?? [];
		return {
			...base,
			place: round.scene,
			lines: shown(then, there),
			chosen: { scene: round.scene, choice },
			beyond: { place: there.place, lines: shown(text, there) }
		};
	}
	const text = (program.scenes[session.place] ?? program.endings[session.place])?.text ?? [];
	const known = phase === 'revealed' || phase === 'wondering';
	return {
		...base,
		lines: phase === 'gathering' ? [] : shown(text, at),
		choices: CHOOSING.includes(phase) ? (round?.choices ?? []) : [],
		votes: known ? (round?.votes ?? []) : []
	};
}

/** All voices of a vote, phones and hands together. */
export function voicesOf(vote: Vote | undefined): Record<string, number> {
	return addVoices(vote?.phones ?? {}, vote?.hands ?? {});
}

/**
 * The choice most voices are for, by the last vote that was closed.
 * @returns several where they are level, none where nobody gave a voice.
 */
export function foremost(round: Round): string[] {
	const voices = voicesOf(round.votes.at(-1));
	const most = Math.max(0, ...Object.values(voices));
	return most === 0 ? [] : round.choices.filter((choice) => voices[choice] === most);
}

/** Whether the story has choices to offer where the session stands. */
export function hasChoices(program: Program, session: Session): boolean {
	const way = wayOf(program, session.steps);
	return offered(program, way.at(way.length)).length > 0;
}
