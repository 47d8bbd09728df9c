import { everyLanguage } from '$lib/server/entries';
import { card } from '$lib/server/cards';
import { slugs } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'sending') },
		/** Titles of all stories, by slug. */
		titles: Object.fromEntries(slugs.map((slug) => [slug, card(slug, lang).title]))
	};
};
