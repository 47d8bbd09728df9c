import type { Lang } from '$lib/scenario/languages';

/**
 * A version of a story: the file that holds it, from the root.
 * @param hash what the version is known by; without one, whichever the server has.
 */
export function storyFile(slug: string, kind: Lang | 'ruby' | 'declared', hash: string): string {
	return `/stories/${slug}.${kind}.json${hash ? `?hash=${hash}` : ''}`;
}
