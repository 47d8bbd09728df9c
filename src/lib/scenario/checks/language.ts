import type { Problem } from '../problem';
import { problemAt, type Path, type Source } from '../source';
import { lengthOf, wayTo, type Check, type Subject } from '../subject';
import { hardToRead } from './plain';

type Avoided = Subject['references']['words']['avoid'][number];

/** Longest sentence, in letters (ja) and in words (en). */
export const LONGEST_SENTENCE = { ja: 60, en: 34 };

/** Words the field avoids, over-long sentences, and terms without a gloss. */
export const language: Check = {
	name: 'language',
	run(subject) {
		const { words } = subject.references;
		const problems: Problem[] = [];
		const rules = { ja: rulesFor('ja', words.avoid), en: rulesFor('en', words['avoid-en']) };
		const judge = (lang: 'ja' | 'en', source: Source, path: Path, text: string) => {
			const say = (code: 'avoided-word' | 'long-sentence', message: string, hint: string) =>
				problems.push(problemAt(source, path, { code, message, hint, path: wayTo(subject, path) }));
			for (const { word, instead, why } of avoidedIn(text, rules[lang])) {
				say(
					'avoided-word',
					`「${word}」: ${why[lang]}`,
					`${lang === 'ja' ? '言い換え' : 'Rather'}: ${instead}`
				);
			}
			const over = lang === 'ja' ? longestJa(text) : longestEn(text);
			if (over > LONGEST_SENTENCE[lang])
				say(
					'long-sentence',
					`A sentence of ${over} ${lang === 'ja' ? 'letters' : 'words'}; at most ${LONGEST_SENTENCE[lang]} can be read aloud in one breath.`,
					'Make two sentences of it: one idea each.'
				);
		};
		for (const { path, text } of subject.prose) judge('ja', subject.source, path, text);
		for (const { lang, source, texts } of subject.translations) {
			if (lang === 'en')
				for (const { path, text } of texts.values()) judge('en', source, path, text);
		}
		problems.push(...unglossed(subject), ...hardToRead(subject));
		return problems;
	}
};

/** The list of words to avoid, ready to be looked for; longer words first. */
function rulesFor(lang: 'ja' | 'en', words: Avoided[]) {
	const rules = words.map(({ word, except, instead, why }) => ({
		word,
		instead,
		why,
		found: wordIn(lang, word),
		allowed: (except ?? []).map((phrase) => wordIn(lang, phrase))
	}));
	return rules.sort((a, b) => b.word.length - a.word.length);
}

/** The words to avoid that a text holds; a longer word hides the shorter ones inside it. */
function avoidedIn(text: string, rules: ReturnType<typeof rulesFor>) {
	let rest = text;
	return rules.filter(({ found, allowed }) => {
		const cleared = allowed.reduce((left, phrase) => left.replace(phrase, ' '), rest);
		if (cleared.search(found) < 0) return false;
		rest = rest.replace(found, ' ');
		return true;
	});
}

/** Japanese has no spaces between words; English words are whole, in small or capital letters. */
function wordIn(lang: 'ja' | 'en', word: string): RegExp {
	const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return lang === 'ja' ? new RegExp(literal, 'g') : new RegExp(`\\b${literal}\\b`, 'gi');
}

function longestJa(text: string): number {
	return Math.max(...text.split(/[。！？!?\n]|(?<=」)/).map(lengthOf));
}

function longestEn(text: string): number {
	return Math.max(
		...text.split(/[.!?…]+["”’']?(?:\s|$)|\n/).map((s) => s.split(/\s+/).filter(Boolean).length)
	);
}

/** Words of the trade without a gloss, and glosses of words that are never said. */
function unglossed(subject: Subject): Problem[] {
	const { words } = subject.references;
	const own = Object.entries(subject.script.glossary ?? {});
	const glossed = [
		...own.map(([, { term }]) => term),
		...Object.values(words.terms).map(({ ja }) => ja.term)
	];
	const said = subject.prose.filter(({ path }) => path[0] !== 'glossary');
	const problems: Problem[] = [];
	for (const word of words['needs-gloss']) {
		if (glossed.some((term) => term.includes(word))) continue;
		const first = said.find(({ text }) => text.includes(word));
		if (!first) continue;
		problems.push(
			problemAt(subject.source, first.path, {
				code: 'gloss-missing',
				message: `「${word}」 is a word of the trade, and nothing explains it.`,
				hint: 'Say it in plain words, or add it to `glossary:` with `term` and `means`.',
				path: wayTo(subject, first.path)
			})
		);
	}
	for (const [id, { term }] of own) {
		if (said.some(({ text }) => text.includes(term))) continue;
		problems.push(
			problemAt(
				subject.source,
				['glossary', id],
				{
					code: 'gloss-unused',
					message: `「${term}」 is explained but never said.`,
					hint: 'Remove the gloss, or correct the term so that it can be tapped where it stands.'
				},
				'key'
			)
		);
	}
	return problems;
}
