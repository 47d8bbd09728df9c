import { pathIn, type Lang } from '$lib/scenario/languages';

/**
 * Where a workshop on a story begins at one of its decisions.
 * @param decisions of the story as it is now: an older release may tell of one that is gone, which has no address.
 */
export function workshopsOf(
	{ slug, decisions }: { slug: string; decisions: readonly string[] },
	lang: Lang
): (scene: string) => string | undefined {
	return (scene) =>
		decisions.includes(scene) ? pathIn(lang, `/workshop?story=${slug}&from=${scene}`) : undefined;
}
