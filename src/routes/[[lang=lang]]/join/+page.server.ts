import { langOf, type Lang } from '$lib/scenario/languages';
import { everyLanguage } from '$lib/server/entries';
import { references } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;
/** The page brings a script of its own, without the app's router: it is as light as an old phone needs it. */
export const csr = false;

export const entries: EntryGenerator = everyLanguage;

export const load: PageServerLoad = ({ params }) => ({
	lang: langOf(params.lang),
	words: {},
	/** Both languages, so that switching needs no network and keeps the seat. */
	pages: { ja: pageIn('ja'), en: pageIn('en') }
});

function pageIn(lang: Lang) {
	const { checked, notice, lines } = references['help-lines'];
	return {
		texts: words(lang, 'join')['join'] ?? {},
		/** Help lines, at hand here too. */
		help: lines.map(({ id, name, number, tel, when }) => ({
			id,
			name: name[lang],
			number,
			tel,
			when: when[lang]
		})),
		/** What must be said of the numbers as long as nobody has checked them. */
		notice: checked ? '' : notice[lang]
	};
}
