import type { Lang } from '$lib/scenario/languages';
import type { StoryData } from '$lib/server/stories';
import { Hall } from './hall.svelte';
import { readHall } from './store';

/** Why a session cannot be opened: there is none, its story cannot be had, or the device keeps nothing. */
export type Lost = 'no-room' | 'no-story' | 'no-storage';

/**
 * The session that an address names.
 * @param search of the address: `?here=<id>`.
 */
export async function openHall(search: string, lang: Lang): Promise<Hall | Lost> {
	const here = new URLSearchParams(search).get('here') ?? '';
	try {
		const kept = await readHall(here);
		const first = kept?.log[0]?.event;
		if (!kept || first?.type !== 'opened') return 'no-room';
		const story = await fetchStory(first.story, lang);
		return story ? new Hall(kept.id, story, kept.log) : 'no-story';
	} catch {
		return 'no-storage';
	}
}

async function fetchStory(slug: string, lang: Lang): Promise<StoryData | undefined> {
	try {
		const answer = await fetch(`/stories/${slug}.${lang}.json`);
		return answer.ok ? ((await answer.json()) as StoryData) : undefined;
	} catch {
		return undefined;
	}
}
