import { everyLanguage } from '$lib/server/entries';
import { titles } from '$lib/server/cards';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'sending') },
		titles: titles(lang)
	};
};
