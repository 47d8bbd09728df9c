import type { Lang } from '$lib/scenario/languages';
import type { StoryData } from '$lib/server/stories';
import type { Hall } from './hall';
import { LocalHall } from './local.svelte';
import { readHall } from './store';

/**
 * The session that an address names.
 * @param search of the address: `?here=<id>` for a session on this device.
 * @returns undefined where there is none, or where its story cannot be had.
 */
export async function openHall(search: string, lang: Lang): Promise<Hall | undefined> {
	const here = new URLSearchParams(search).get('here');
	const kept = here ? await readHall(here).catch(() => undefined) : undefined;
	const first = kept?.events[0];
	if (!kept || first?.type !== 'opened') return undefined;
	const story = await storyOf(first.story, lang);
	return story && new LocalHall(kept.id, story, kept.events);
}

async function storyOf(slug: string, lang: Lang): Promise<StoryData | undefined> {
	try {
		const answer = await fetch(`/stories/${slug}.${lang}.json`);
		return answer.ok ? ((await answer.json()) as StoryData) : undefined;
	} catch {
		return undefined;
	}
}
