import type { Lang } from '$lib/scenario/languages';
import { storyFile } from '$lib/offline/story-file';
import type { Ruby } from '$lib/ui/prose/pieces';
import type { PageData } from './$types';

/**
 * The whole of a story, from the same origin.
 * @param hash of the version that the page shows.
 * @throws Error when it cannot be had, as without a network.
 */
export async function fetchStory(
	slug: string,
	lang: Lang,
	hash: string
): Promise<PageData['story']> {
	return (await get(storyFile(slug, lang, hash))) as PageData['story'];
}

/** The story's texts cut for furigana, by key; empty where they cannot be had: the text is there without them. */
export async function fetchRuby(slug: string, hash: string): Promise<Record<string, Ruby[]>> {
	try {
		return (await get(storyFile(slug, 'ruby', hash))) as Record<string, Ruby[]>;
	} catch {
		return {};
	}
}

async function get(path: string): Promise<unknown> {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
	return answer.json();
}
