import { coverageOf, teachingOf, type Coverage } from '$lib/scenario/coverage';
import type { Lang } from '$lib/scenario/languages';
import { hashOf } from '$lib/scenario/hash';
import { keysOf, openingOf } from '$lib/scenario/opening';
import { parseScript } from '$lib/scenario/parse';
import { toProgram } from '$lib/scenario/compile';
import type { Program } from '$lib/scenario/program';
import { proseOf } from '$lib/scenario/prose';
import { readReferences, type References } from '$lib/scenario/reference';
import type { Caution, Role, Script } from '$lib/scenario/schema';
import { readTranslation } from '$lib/scenario/translation';

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

/** What a card on the front page shows. */
export interface Card {
	slug: string;
	title: string;
	summary: string;
	role: string;
	minutes: number;
	roles: Role[];
	directions: number[];
	/** Ids of the principles that every complete run meets. */
	principles: string[];
	groups: boolean;
	cautions: Caution[];
}

/** What “about this story” says. */
export interface About {
	facts: string;
	invented: string;
	note?: string;
	/** Title and organisation of the casebook entry. */
	entry?: { number: string; title: string; organisation: string };
}

interface Story {
	script: Script;
	program: Program;
	hash: string;
	texts: Record<Lang, Record<string, string>>;
}

const scripts = import.meta.glob<string>('/scenarios/*/scenario.yaml', {
	eager: true,
	query: '?raw',
	import: 'default'
});
const overlays = import.meta.glob<string>('/scenarios/*/en.yaml', {
	eager: true,
	query: '?raw',
	import: 'default'
});
const referenceFiles = import.meta.glob<string>('/scenarios/*.yaml', {
	eager: true,
	query: '?raw',
	import: 'default'
});

const stories = new Map<string, Story>(
	Object.entries(scripts).flatMap(([path, text]) => {
		const slug = path.split('/').at(-2) ?? '';
		const { script, problems } = parseScript(path.slice(1), text);
		// A story that cannot be read is told of by `npm run scenarios` and by the page's overlay; the others go on.
		if (!script) console.error(`${path}: ${problems[0]?.message}`);
		return script
			? [[slug, compile(script, overlays[`/scenarios/${slug}/en.yaml`] ?? '')] as const]
			: [];
	})
);

function compile(script: Script, overlay: string): Story {
	const program = toProgram(script);
	const ja = Object.fromEntries(proseOf(script).map(({ key, text }) => [key, text]));
	const { translation } = readTranslation('en.yaml', 'en', overlay);
	// A text that is not translated yet is shown in Japanese rather than not at all.
	const en = Object.fromEntries(
		Object.entries(ja).map(([key, text]) => [key, translation.texts.get(key)?.text ?? text])
	);
	return { script, program, hash: hashOf([program, ja], 16), texts: { ja, en } };
}

/** The files beside the stories. */
export const references: References = (() => {
	const texts = Object.fromEntries(
		Object.entries(referenceFiles).map(([path, text]) => [path.replace(/^.*\/|\.yaml$/g, ''), text])
	);
	const { references: found, problems } = readReferences(texts);
	if (!found)
		throw new Error(
			problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')
		);
	return found;
})();

/** Slugs of all stories, in the order of the casebook: an order, not a ranking. */
export const slugs: readonly string[] = [...stories]
	.map(([slug, { script }]) => ({ slug, entry: script.about.casebook ?? '99' }))
	.sort(
		(a, b) =>
			a.entry.localeCompare(b.entry, 'en', { numeric: true }) || a.slug.localeCompare(b.slug)
	)
	.map(({ slug }) => slug);

/** Whether there is such a story. */
export function isStory(slug: string): boolean {
	return stories.has(slug);
}

/** The card of a story. */
export function card(slug: string, lang: Lang): Card {
	const { script, texts } = get(slug);
	const say = texts[lang];
	return {
		slug,
		title: say.title ?? '',
		summary: say.summary ?? '',
		role: say.role ?? '',
		minutes: script.minutes,
		roles: script.roles,
		directions: script.directions,
		principles: script.principles,
		groups: script.groups ?? false,
		cautions: script.cautions ?? []
	};
}

/** What the stories together teach. */
export function coverage(): Coverage {
	return coverageOf(
		slugs.map((slug) => teachingOf(slug, get(slug).script)),
		references
	);
}

/** What is fact and what is invented. */
export function about(slug: string, lang: Lang): About {
	const { script, texts } = get(slug);
	const say = texts[lang];
	const entry = references.casebook.entries.find(({ number }) => number === script.about.casebook);
	return {
		facts: say['about.facts'] ?? '',
		invented: say['about.invented'] ?? '',
		...(say['about.note'] ? { note: say['about.note'] } : {}),
		...(entry
			? {
					entry: {
						number: entry.number,
						title: entry.title[lang],
						organisation: entry.organisation[lang]
					}
				}
			: {})
	};
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

function get(slug: string): Story {
	const story = stories.get(slug);
	if (!story) throw new Error(`There is no story "${slug}".`);
	return story;
}
