import type { Problem } from '../problem';
import { outOf, PLAIN, PLAIN_FOR_GROUPS, readabilityOf, type Readability } from '../readability';
import { at, type Subject } from '../subject';

/** How plainly a story is written, its words of the trade looked up in the list beside the stories. */
export function plainness(subject: Subject): Readability {
	const { words } = subject.references;
	const own = Object.values(subject.script.glossary ?? {}).map(({ term }) => term);
	const shared = Object.values(words.terms).map(({ ja }) => ja.term);
	const english = subject.translations.find(({ lang }) => lang === 'en')?.texts;
	return readabilityOf(
		subject.prose.filter(({ path }) => path[0] !== 'glossary'),
		english && new Map([...english].map(([key, { text }]) => [key, text])),
		{ trade: [...new Set([...words['needs-gloss'], ...own])], glossed: [...own, ...shared] }
	);
}

/** The bounds a story is held to. */
export function boundsOf({ script }: Pick<Subject, 'script'>): typeof PLAIN {
	return script.groups ? PLAIN_FOR_GROUPS : PLAIN;
}

/** Measures of a story that are out of its bounds; single terms are told by name elsewhere. */
export function hardToRead(subject: Subject): Problem[] {
	const bounds = boundsOf(subject);
	const found = plainness(subject);
	const said = {
		letters: `${found.letters.toFixed(1)} letters a sentence; at most ${bounds.letters}`,
		words: `${(found.words ?? 0).toFixed(1)} words a sentence in English; at most ${bounds.words}`,
		kanji: `${(found.kanji * 100).toFixed(0)} % kanji; at most ${bounds.kanji * 100} %`
	};
	return outOf(bounds, found).flatMap((measure) => {
		if (!(measure in said)) return [];
		const hint = subject.script.groups
			? 'Say it in shorter sentences and everyday words, or leave out `groups:`: in a hall most people listen.'
			: 'Say it in shorter sentences and everyday words.';
		const message = `${said[measure as keyof typeof said]}.`;
		return [at(subject, ['title'], { code: 'hard-to-read', message, hint }, 'key')];
	});
}
