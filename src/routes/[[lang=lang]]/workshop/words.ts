import { useWords } from '$lib/i18n/i18n';
import { letterOf } from '$lib/workshop/choices';
import type { Hall } from './halls/hall.svelte';

/** A choice as a group sees it: its letter, and what is said or done, what is said in quotes. */
export interface Lettered {
	id: string;
	letter: string;
	words: string;
}

/**
 * The choices of a story in words; to be called while a component is made.
 * @returns a function of the scene and a choice of it.
 */
export function useChoices(hall: () => Hall): (scene: string, id: string) => Lettered {
	const t = useWords('workshop');
	return (scene, id) => {
		const { program, say } = hall();
		const act = program.scenes[scene]?.choices[id]?.act ?? false;
		const words = say(`scenes.${scene}.choices.${id}.${act ? 'do' : 'say'}`);
		return { id, letter: letterOf(program, scene, id), words: act ? words : t('said', { words }) };
	};
}
