import { storyFile } from '$lib/offline/story-file';
import type { Lang } from '$lib/scenario/languages';
import type { StoryData } from '$lib/server/stories';
import type { Hall } from './hall.svelte';
import { LocalHall } from './local.svelte';
import { RemoteHall } from './remote.svelte';
import { pathOf, type Room } from './room';
import { readHall } from './store';

/** Why a session cannot be opened: there is none, its story or its server cannot be had, or the device keeps nothing. */
export type Lost = 'no-room' | 'no-story' | 'no-server' | 'no-storage';

/** How long the server may take to tell what has happened so far, in milliseconds. */
const PATIENCE = 15_000;

/**
 * The session that an address names: `?here=<id>` on this device, `?room=<id>` on the server, there with the
 * facilitator's key behind `#`, which no server and no log ever sees.
 */
export async function openHall({ search, hash }: Location, lang: Lang): Promise<Hall | Lost> {
	const query = new URLSearchParams(search);
	const room = query.get('room');
	return room === null
		? openHere(query.get('here') ?? '', lang)
		: openThere(room, hash.slice(1) || undefined, lang);
}

async function openHere(id: string, lang: Lang): Promise<Hall | Lost> {
	try {
		const kept = await readHall(id);
		const first = kept?.log[0]?.event;
		if (!kept || first?.type !== 'opened') return 'no-room';
		const story = await fetchStory(first.story, lang, first.hash);
		return story ? new LocalHall(kept.id, story, kept.log) : 'no-story';
	} catch {
		return 'no-storage';
	}
}

async function openThere(id: string, host: string | undefined, lang: Lang): Promise<Hall | Lost> {
	const answer = await fetch(pathOf({ id })).catch(() => undefined);
	if (!answer?.ok) return answer?.status === 404 ? 'no-room' : 'no-server';
	const { code, story: slug } = (await answer.json()) as Room & { story: string };
	const story = await fetchStory(slug, lang, '');
	if (!story) return 'no-story';
	const hall = new RemoteHall({ id, code, host }, story);
	const late = new Promise<true>((done) => setTimeout(() => done(true), PATIENCE));
	if ((await Promise.race([hall.ready, late])) !== true) return hall;
	hall.close();
	return 'no-server';
}

/** The version of a hash, where this device or the server still has it; else the present one. */
async function fetchStory(slug: string, lang: Lang, hash: string): Promise<StoryData | undefined> {
	try {
		const answer = await fetch(storyFile(slug, lang, hash));
		return answer.ok ? ((await answer.json()) as StoryData) : undefined;
	} catch {
		return undefined;
	}
}
