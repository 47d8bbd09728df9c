import type { Lang } from '$lib/scenario/languages';
import type { Caution, Role } from '$lib/scenario/schema';
import { get, references, slugs } from './shelf';

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

/** Titles of all stories, by slug. */
export function titles(lang: Lang): Record<string, string> {
	return Object.fromEntries(slugs.map((slug) => [slug, card(slug, lang).title]));
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
