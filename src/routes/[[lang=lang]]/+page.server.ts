import { card } from '$lib/server/cards';
import { everyLanguage } from '$lib/server/entries';
import { choosing, routes } from '$lib/server/finding';
import { slugs } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'front') },
		/** One card a story. */
		cards: slugs.map((slug) => card(slug, lang)),
		choosing: choosing(lang),
		routes: routes(lang)
	};
};
