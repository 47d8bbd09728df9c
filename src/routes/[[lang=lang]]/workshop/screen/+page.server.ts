import { langOf } from '$lib/scenario/languages';
import { everyLanguage } from '$lib/server/entries';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;

export const entries: EntryGenerator = everyLanguage;

/** The page stands outside the layout of the others, so that nothing but the story is on the wall. */
export const load: PageServerLoad = ({ params }) => {
	const lang = langOf(params.lang);
	return { lang, words: words(lang, 'common', 'workshop', 'player') };
};
