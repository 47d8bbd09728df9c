import { error } from '@sveltejs/kit';
import { PREFIXED } from '$lib/scenario/languages';
import { decisionsOf } from '$lib/server/covered';
import { isStory, slugs } from '$lib/server/stories';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	slugs.flatMap((slug) => [{ slug }, ...PREFIXED.map((lang) => ({ lang, slug }))]);

export const load: PageServerLoad = async ({ params, parent }) => {
	const { lang, words: common } = await parent();
	if (!isStory(params.slug)) error(404);
	return {
		words: { ...common, ...words(lang, 'workshop') },
		/** The decisions of the story, for a sheet each. */
		story: decisionsOf(params.slug, lang)
	};
};
