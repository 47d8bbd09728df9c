import { PREFIXED } from '$lib/scenario/languages';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => [{}, ...PREFIXED.map((lang) => ({ lang }))];

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return { words: { ...common, ...words(lang, 'workshop', 'player') } };
};
