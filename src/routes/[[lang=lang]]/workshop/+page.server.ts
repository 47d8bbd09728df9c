import { PREFIXED } from '$lib/scenario/languages';
import { walk } from '$lib/machine/walk';
import { measure } from '$lib/machine/measure';
import { card, slugs, whole } from '$lib/server/stories';
import { words } from '$lib/server/words';
import { stopsFor } from '$lib/workshop/plan';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => [{}, ...PREFIXED.map((lang) => ({ lang }))];

/** Lengths of an evening, in minutes. */
const EVENINGS = [30, 60, 90];

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'workshop') },
		/** Stories to read together; those for groups first, each with where a group would stop to vote. */
		stories: slugs
			.map((slug) => {
				const { program, hash, prose } = whole(slug, lang);
				const { everyRun } = measure(program, walk(program));
				return {
					...card(slug, lang),
					hash,
					stops: EVENINGS.map((minutes) => stopsFor(program, everyRun, minutes)),
					scenes: everyRun.map((id) => ({ id, name: prose[`scenes.${id}.ask`] ?? id }))
				};
			})
			.sort((a, b) => Number(b.groups) - Number(a.groups))
	};
};
