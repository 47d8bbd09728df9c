import { card } from '$lib/server/cards';
import { everyLanguage } from '$lib/server/entries';
import { slugs } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'offline') },
		/** Every story; the page shows those that are on the device. */
		stories: slugs.map((slug) => ({ slug, title: card(slug, lang).title }))
	};
};
