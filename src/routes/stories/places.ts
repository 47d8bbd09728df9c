import type { Lang } from '$lib/scenario/languages';
import type { Program, RoadNode } from '$lib/scenario/program';

/** What the journal needs of a story to say where a run stopped: names and questions, no narration. */
export interface StoryPlaces {
	title: string;
	/** When and where, by scene; under an old name too where a scene was renamed. */
	scenes: Record<string, string>;
	/** Titles of endings, likewise. */
	endings: Record<string, string>;
	/** Where a step is sure to lead, by `<scene>.<did>`; left out where it depends on what happened. */
	roads: Record<string, string>;
	/** Questions of reflections, by scene. */
	asks: Record<string, string>;
}

/** Stories by slug. */
export type Places = Record<string, StoryPlaces>;

/**
 * The names of a story's places in one language.
 * @param prose texts by key.
 */
export function placesOf(
	program: Pick<Program, 'scenes' | 'endings' | 'renamed'>,
	prose: Record<string, string>,
	lang: Lang
): StoryPlaces {
	const scenes: StoryPlaces['scenes'] = {};
	const endings: StoryPlaces['endings'] = {};
	const roads: StoryPlaces['roads'] = {};
	const asks: StoryPlaces['asks'] = {};
	const road = (key: string, [first]: RoadNode) => {
		if (first && !first.if) roads[key] = first.to;
	};

	for (const [id, scene] of Object.entries(program.scenes)) {
		const parts = [prose[`scenes.${id}.when`], prose[`scenes.${id}.where`]].filter(Boolean);
		scenes[id] = parts.join(lang === 'ja' ? '・' : ' · ');
		const ask = prose[`scenes.${id}.reflection.ask`];
		if (ask) asks[id] = ask;
		road(`${id}.next`, scene.to);
		road(`${id}.skip`, scene.skip?.to ?? []);
		road(`${id}.leave`, scene.leave?.to ?? []);
		for (const [name, choice] of Object.entries(scene.choices)) road(`${id}.${name}`, choice.to);
	}
	for (const id of Object.keys(program.endings)) endings[id] = prose[`endings.${id}.title`] ?? '';
	for (const [old, now] of Object.entries(program.renamed)) {
		for (const names of [scenes, endings, asks]) {
			if (names[now] !== undefined) names[old] ??= names[now];
		}
	}
	return { title: prose.title ?? '', scenes, endings, roads, asks };
}
