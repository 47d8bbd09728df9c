import { everyLanguage } from '$lib/server/entries';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return { words: { ...common, ...words(lang, 'workshop', 'player') } };
};
