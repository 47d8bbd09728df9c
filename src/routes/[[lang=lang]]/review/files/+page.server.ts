import { everyLanguage } from '$lib/server/entries';
import { hashNow, principlesIn } from '$lib/server/review/told-now';
import { slugs } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'review') },
		/** Stories that this app has, and their versions. */
		stories: Object.fromEntries(slugs.map((slug) => [slug, hashNow(slug)])),
		principles: principlesIn(lang)
	};
};
