import type { StoryHere } from '$lib/review/collected';
import type { Declared } from '$lib/review/declared';
import { wordingOf, type Wording } from '$lib/review/wording';
import { storyFile } from '$lib/offline/story-file';
import type { Lang } from '$lib/scenario/languages';
import type { Program } from '$lib/scenario/program';
import { lettered } from '$lib/workshop/choices';

/** A story as it is needed to put files together and to show what comes of it. */
export interface StoryFetched extends StoryHere {
	told: Wording;
}

/**
 * Those stories of some that this app has.
 * @param versions content hashes of all stories that it has, by slug.
 * @throws Error where one of them cannot be had.
 */
export async function fetchStories(
	slugs: readonly string[],
	versions: Record<string, string>,
	lang: Lang
): Promise<Map<string, StoryFetched>> {
	const known = [...new Set(slugs)].filter((slug) => Object.hasOwn(versions, slug));
	const fetched = known.map(
		async (slug) => [slug, await fetchStory(slug, versions[slug] ?? '', lang)] as const
	);
	return new Map(await Promise.all(fetched));
}

/**
 * A story of this app, from the same origin: nothing is asked for but what anybody may read.
 * @param hash of the version that this page was made with.
 * @throws Error where it cannot be had.
 */
async function fetchStory(slug: string, hash: string, lang: Lang): Promise<StoryFetched> {
	const [story, known] = await Promise.all([
		get<{ program: Program; prose: Record<string, string>; hash: string }>(
			storyFile(slug, lang, hash)
		),
		get<{ declared: Declared; hash: string }>(storyFile(slug, 'declared', hash))
	]);
	// Two answers of two versions would tell things that were never declared.
	if (story.hash !== known.hash) throw new Error(`${slug} came in two versions.`);
	const { program, prose } = story;
	const id = { scenario: slug, hash: story.hash };
	const told = wordingOf(id, known.declared, prose, (scene) => lettered(program, scene));
	return { ...id, program, declared: known.declared, told };
}

async function get<T>(path: string): Promise<T> {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
	return (await answer.json()) as T;
}
