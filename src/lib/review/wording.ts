import type { Declared } from './declared';

/** A choice as it is shown. */
export interface ToldChoice {
	id: string;
	/** The letter it has in a workshop and on printed sheets. */
	letter: string;
	words: string;
	/** Whether the words are said; else they tell what is done. */
	said: boolean;
}

/** A decision as it is shown. */
export interface ToldScene {
	scene: string;
	ask: string;
	/** What its reflection asks, where there is one. */
	reflection?: string;
	/** In the order of their letters. */
	choices: ToldChoice[];
}

/** Of a version of a story, the words that its releases need, in one language. */
export interface Wording {
	scenario: string;
	hash: string;
	title: string;
	/** Every decision, in the order of the script. */
	scenes: ToldScene[];
	/** Which principles its choices strain. */
	decisions: Declared['decisions'];
}

/**
 * The words of a version.
 * @param prose texts by key, as `scenes.coat.ask`; more than is needed does no harm.
 * @param order of the letters at a scene.
 */
export function wordingOf(
	{ scenario, hash }: Pick<Wording, 'scenario' | 'hash'>,
	{ decisions }: Pick<Declared, 'decisions'>,
	prose: Record<string, string>,
	order: (scene: string) => string[]
): Wording {
	const scenes = decisions.map(({ scene, strains }): ToldScene => {
		const ids = order(scene).filter((id) => Object.hasOwn(strains, id));
		const reflection = prose[`scenes.${scene}.reflection.ask`];
		return {
			scene,
			ask: prose[`scenes.${scene}.ask`] ?? scene,
			...(reflection ? { reflection } : {}),
			choices: ids.map((id, n) => {
				const said = prose[`scenes.${scene}.choices.${id}.say`];
				const words = said ?? prose[`scenes.${scene}.choices.${id}.do`] ?? id;
				return {
					id,
					letter: String.fromCodePoint(65 + n),
					words,
					said: said !== undefined
				};
			})
		};
	});
	return { scenario, hash, title: prose['title'] ?? scenario, scenes, decisions };
}
