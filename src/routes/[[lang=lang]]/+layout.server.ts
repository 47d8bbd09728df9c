import { langOf } from '$lib/scenario/languages';
import { references } from '$lib/server/shelf';
import { words } from '$lib/server/words';
import type { LayoutServerLoad } from './$types';

export const prerender = true;

export const load: LayoutServerLoad = ({ params }) => {
	const lang = langOf(params.lang);
	const { checked, notice, lines } = references['help-lines'];
	return {
		lang,
		words: words(lang, 'common'),
		/** Help lines, reachable from every page. */
		help: {
			checked,
			notice: notice[lang],
			lines: lines.map(({ id, name, number, tel, when, note }) => ({
				id,
				name: name[lang],
				number,
				tel,
				when: when[lang],
				note: note?.[lang]
			}))
		}
	};
};
