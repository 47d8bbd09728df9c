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

/** Where a group may begin: decisions, and the shortest way to each; walked once, whichever language asks. */
const decisions = new Map(
	slugs.map((slug) => {
		const { program } = whole(slug, 'ja');
		const walked = walk(program);
		const every = measure(program, walked).everyRun;
		const order = Object.keys(program.scenes);
		const all = order
			.filter((id) => Object.keys(program.scenes[id]?.choices ?? {}).length > 0)
			.flatMap((id) => {
				const way = wayTo(program, walked, id);
				return way ? [{ id, asked: program.scenes[id]?.reflection !== undefined, way }] : [];
			});
		return [
			slug,
			{
				scenes: every.flatMap((id) => all.find((one) => one.id === id) ?? []),
				aside: all
					.filter(({ id }) => !every.includes(id))
					.map((one) => ({
						...one,
						after: every.filter((id) => order.indexOf(id) < order.indexOf(one.id)).length
					}))
			}
		] as const;
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
				const named = <One extends { id: string }>(one: One) => ({
					...one,
					name: prose[`scenes.${one.id}.ask`] ?? one.id
				});
				return {
					slug,
					title,
					summary,
					minutes,
					groups,
					hash,
					/** Those that every run meets. */
					scenes: (decisions.get(slug)?.scenes ?? []).map(named),
					/** The others, offered to whoever comes from one of them, and how many of the above lie before. */
					aside: (decisions.get(slug)?.aside ?? []).map(named)
				};
			})
			.sort((a, b) => Number(b.groups) - Number(a.groups))
	};
};
