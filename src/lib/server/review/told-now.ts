import type { Lang } from '$lib/scenario/languages';
import { get, isStory, references } from '../shelf';

/** What a story is called: by its present title, or by its id where it is no longer there. */
export function titleNow(slug: string, lang: Lang): string {
	return isStory(slug) ? (get(slug).texts[lang].title ?? slug) : slug;
}

/** Its decisions as they are now, at which a workshop can open. */
export function decisionsNow(slug: string): string[] {
	if (!isStory(slug)) return [];
	return Object.entries(get(slug).program.scenes)
		.filter(([, { choices }]) => Object.keys(choices).length > 0)
		.map(([id]) => id);
}

/** Content hash of a story as it is now; empty where it is no longer there. */
export function hashNow(slug: string): string {
	return isStory(slug) ? get(slug).hash : '';
}

/** Names of all principles. */
export function principlesIn(lang: Lang): Record<string, string> {
	const { principles } = references.principles;
	return Object.fromEntries(Object.entries(principles).map(([id, { name }]) => [id, name[lang]]));
}
