import { PREFIXED } from '$lib/scenario/languages';
import { choosing, routes } from '$lib/server/finding';
import { card, slugs } from '$lib/server/stories';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => [{}, ...PREFIXED.map((lang) => ({ lang }))];

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
