import { error } from '@sveltejs/kit';
import { about, card } from '$lib/server/cards';
import { everyStory } from '$lib/server/entries';
import { isStory } from '$lib/server/shelf';
import { opening, sections } from '$lib/server/stories';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyStory;

export const load: PageServerLoad = async ({ params, parent }) => {
	const { lang, words: common } = await parent();
	const { slug } = params;
	if (!isStory(slug)) error(404);
	const story = opening(slug, lang);
	return {
		words: { ...common, ...words(lang, 'player'), [slug]: story.prose },
		/** The first scenes; the rest is fetched once they are shown. Its prose is among the words. */
		story: { ...story, prose: {} },
		/** Title, role, cautions: the cover. */
		card: card(slug, lang),
		about: about(slug, lang),
		/** Names of the casebook sections that scenes rest on. */
		sections: sections(slug, lang)
	};
};
