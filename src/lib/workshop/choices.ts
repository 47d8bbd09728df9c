import { shuffled } from '../machine/shuffle';
import { offered } from '../machine/story';
import type { Program } from '../scenario/program';
import type { Session } from './session';
import { wayOf } from './way';

/**
 * All choices of a scene in the order of their letters: A, B, C … The order depends on the story alone, so that the
 * letters on the wall are those on the printed sheets; choices that are not always offered come last, and keep their
 * letter where they are not.
 */
export function lettered(program: Program, scene: string): string[] {
	const all = Object.entries(program.scenes[scene]?.choices ?? {});
	const always = all.filter(([, choice]) => !choice.if).map(([id]) => id);
	const sometimes = all.filter(([, choice]) => choice.if).map(([id]) => id);
	return [...shuffled(always, 0, scene), ...sometimes];
}

/** The letter of a choice. */
export function letterOf(program: Program, scene: string, choice: string): string {
	return String.fromCodePoint(65 + lettered(program, scene).indexOf(choice));
}

/** The choices that the story offers where a session stands, in the order of their letters. */
export function choicesAt(program: Program, session: Pick<Session, 'steps' | 'place'>): string[] {
	const way = wayOf(program, session.steps);
	const now = offered(program, way.at(way.length));
	return lettered(program, session.place).filter((choice) => now.includes(choice));
}
