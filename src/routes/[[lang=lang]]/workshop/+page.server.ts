import { measure } from '$lib/machine/measure';
import { walk } from '$lib/machine/walk';
import { card } from '$lib/server/cards';
import { everyLanguage } from '$lib/server/entries';
import { slugs } from '$lib/server/shelf';
import { whole } from '$lib/server/stories';
import { words } from '$lib/server/words';
import { wayTo } from '$lib/workshop/plan';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyLanguage;

/** Decisions that every run meets, and the shortest way to each; walked once, whichever language asks. */
const decisions = new Map(
	slugs.map((slug) => {
		const { program } = whole(slug, 'ja');
		const walked = walk(program);
		const found = measure(program, walked).everyRun.map((id) => ({
			id,
			asked: program.scenes[id]?.reflection !== undefined,
			way: wayTo(program, walked, id) ?? []
		}));
		return [slug, found] as const;
	})
);

export const load: PageServerLoad = async ({ parent }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'workshop') },
		/** Stories to read together; those for groups first, each with the decisions a group may stop at. */
		stories: slugs
			.map((slug) => {
				const { hash, prose } = whole(slug, lang);
				const { title, summary, minutes, groups } = card(slug, lang);
				const scenes = (decisions.get(slug) ?? []).map((one) => ({
					...one,
					name: prose[`scenes.${one.id}.ask`] ?? one.id
				}));
				return { slug, title, summary, minutes, groups, hash, scenes };
			})
			.sort((a, b) => Number(b.groups) - Number(a.groups))
	};
};
