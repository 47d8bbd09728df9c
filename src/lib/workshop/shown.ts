import { shown, type Shown } from '../machine/story';
import type { Standing } from '../machine/standing';
import type { Program } from '../scenario/program';
import { voicesOf } from './ballots';
import type { Voices } from './events';
import type { Phase, Round, Session } from './session';
import { wayOf } from './way';

/** What stands on the projector: texts by key, and what may be known of the votes by now. */
export interface Screen {
	/** The scene or ending that is spoken of. */
	place: string;
	/** What is read aloud. */
	lines: Shown[];
	/** The road that is followed or looked down; its words stand above what follows. */
	chosen?: { scene: string; choice: string };
	/** After a peek: what the road would lead to; a hard scene is announced there too, and not shown. */
	beyond?: { place: string; lines: Shown[]; hard: boolean };
	/** Choices in the order of their letters; empty while there is nothing to choose yet. */
	choices: string[];
	/** Counts, only where they may be known: the votes once they are shown. */
	votes: Voices[];
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
	const { looking: choice, place } = session;
	if ((phase === 'following' || phase === 'peeking') && round && choice !== undefined) {
		if (phase === 'peeking') way.take(choice);
		const there = way.at(way.length);
		return {
			place: round.scene,
			lines: shown(program.scenes[round.scene]?.choices[choice]?.then ?? [], there),
			chosen: { scene: round.scene, choice },
			choices: [],
			votes: [],
			...(phase === 'peeking' ? { beyond: beyond(program, there) } : {})
		};
	}
	// Before a scene is entered, and where an evening ends in the middle, nothing of it is shown.
	const unread = phase === 'gathering' || phase === 'warned';
	const over = phase === 'ended' && !Object.hasOwn(program.endings, place);
	const known = phase === 'revealed' || phase === 'wondering';
	return {
		place,
		lines: unread || over ? [] : shown(textOf(program, place), at),
		choices: CHOOSING.includes(phase) ? (round?.choices ?? []) : [],
		votes: known ? (round?.votes ?? []).map(voicesOf) : []
	};
}

function beyond(program: Program, there: Standing): NonNullable<Screen['beyond']> {
	const hard = program.scenes[there.place]?.caution !== undefined;
	const lines = hard ? [] : shown(textOf(program, there.place), there);
	return { place: there.place, lines, hard };
}

function textOf(program: Program, place: string) {
	return (program.scenes[place] ?? program.endings[place])?.text ?? [];
}

/**
 * The choice most voices are for, by the last vote that was closed.
 * @returns several where they are level, none where nobody gave a voice.
 */
export function foremost(round: Round): string[] {
	const vote = round.votes.at(-1);
	const voices = vote ? voicesOf(vote) : {};
	const most = Math.max(0, ...Object.values(voices));
	return most === 0 ? [] : round.choices.filter((choice) => voices[choice] === most);
}
