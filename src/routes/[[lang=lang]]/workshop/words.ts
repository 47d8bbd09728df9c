import type { Program } from '$lib/scenario/program';

/** What is said or done by a choice; what is said in quotes. */
export function wordsOf(
	program: Program,
	scene: string,
	choice: string,
	say: (key: string) => string,
	quote: (words: string) => string
): string {
	const act = program.scenes[scene]?.choices[choice]?.act ?? false;
	const words = say(`scenes.${scene}.choices.${choice}.${act ? 'do' : 'say'}`);
	return act ? words : quote(words);
}
