import type { Lang } from '$lib/scenario/languages';
import { keysOf, openingOf } from '$lib/scenario/opening';
import type { Program } from '$lib/scenario/program';
import { get, references } from './shelf';

/** A word of the trade and what it means. */
export interface Gloss {
	term: string;
	means: string;
}

/** A story in one language, whole or its opening, as a page receives it. */
export interface StoryData {
	slug: string;
	lang: Lang;
	/** Changes with every change of structure or Japanese prose. */
	hash: string;
	program: Program;
	/** Texts by key. */
	prose: Record<string, string>;
	glossary: Gloss[];
}

/** The whole story. */
export function whole(slug: string, lang: Lang): StoryData {
	const { program, hash, texts } = get(slug);
	return {
		slug,
		lang,
		hash,
		program,
		prose: texts[lang],
		glossary: glossary(slug, lang, texts[lang])
	};
}

/** The first scene and its neighbours, so that a long story opens as fast as a short one. */
export function opening(slug: string, lang: Lang): StoryData {
	const { program: all, hash, texts } = get(slug);
	const program = openingOf(all);
	const prose = Object.fromEntries(
		[...keysOf(program)].flatMap((key) =>
			texts[lang][key] === undefined ? [] : [[key, texts[lang][key]]]
		)
	);
	return {
		slug,
		lang,
		hash,
		program: { ...program, sheets: {} },
		prose,
		glossary: glossary(slug, lang, prose)
	};
}

/** Names of the sections that scenes rest on, in a language. */
export function sections(slug: string, lang: Lang): Record<string, string> {
	const { script } = get(slug);
	const entry = references.casebook.entries.find(({ number }) => number === script.about.casebook);
	return Object.fromEntries(entry?.sections.map((section) => [section.ja, section[lang]]) ?? []);
}

function glossary(slug: string, lang: Lang, prose: Record<string, string>): Gloss[] {
	const { script, texts } = get(slug);
	const own = Object.keys(script.glossary ?? {}).map((id) => ({
		term: texts[lang][`glossary.${id}.term`] ?? '',
		means: texts[lang][`glossary.${id}.means`] ?? ''
	}));
	const shared = Object.values(references.words.terms).map((term) => term[lang]);
	const said = Object.entries(prose)
		.filter(([key]) => !key.startsWith('glossary.'))
		.map(([, text]) => text)
		.join('\n');
	const seen = new Set<string>();
	return [...own, ...shared]
		.filter(({ term }) => said.includes(term) && !seen.has(term) && seen.add(term))
		.sort((a, b) => b.term.length - a.term.length);
}
