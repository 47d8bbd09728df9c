import { error } from '@sveltejs/kit';
import { about, card } from '$lib/server/cards';
import { everyStory } from '$lib/server/entries';
import { isStory, references } from '$lib/server/shelf';
import { whole } from '$lib/server/stories';
import { words } from '$lib/server/words';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = everyStory;

export const load: PageServerLoad = async ({ params, parent }) => {
	const { lang, words: common } = await parent();
	const { slug } = params;
	if (!isStory(slug)) error(404);
	const { program, hash } = whole(slug, lang);
	const asked = new Set(
		Object.values(program.scenes).flatMap(({ reflection }) => reflection ?? [])
	);
	const { principles, tensions } = references.principles;
	return {
		words: { ...common, ...words(lang, 'player', 'look-back', 'sending') },
		/** Title of the story. */
		card: card(slug, lang),
		/** Its content hash now; a run remembers the one it was read with. */
		hash,
		/** The casebook entry that it rests on. */
		entry: about(slug, lang).entry,
		/** Principles that the reflections of this story name, by id. */
		principles: Object.fromEntries(
			Object.entries(principles)
				.filter(([id]) => asked.has(id))
				.map(([id, { name, meaning }]) => [id, { name: name[lang], meaning: meaning[lang] }])
		),
		/** What pulls between two of them. */
		tensions: tensions
			.filter(({ between }) => between.every((id) => asked.has(id)))
			.map(({ between, text }) => ({ between, text: text[lang] }))
	};
};
