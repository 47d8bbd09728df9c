import { error } from '@sveltejs/kit';
import { decisionsOf } from '$lib/server/covered';
import { everyStory } from '$lib/server/entries';
import { isStory } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyStory;

export const load: PageServerLoad = async ({ params, parent }) => {
	const { lang, words: common } = await parent();
	if (!isStory(params.slug)) error(404);
	return {
		words: { ...common, ...words(lang, 'coverage') },
		story: decisionsOf(params.slug, lang)
	};
};
