import type { Prose } from './prose';
import { lengthOf } from './subject';

/** How plainly a story is written, of what a learner reads or hears: scenes, lines, questions and choices. */
export interface Readability {
	/** Letters measured, in Japanese; under {@link ENOUGH} a mean says nothing. */
	measured: number;
	/** Mean letters of a sentence, in Japanese. */
	letters: number;
	/** Mean words of a sentence, in English; `undefined` without a translation. */
	words?: number;
	/** Share of kanji among the letters, 0 to 1. */
	kanji: number;
	/** Words of the trade that are said, and how many of them are explained. */
	terms: { said: number; glossed: number };
}

/**
 * The bounds: one idea a sentence and words that nine years of school have taught (practice.md §10). The guide for
 * public writing gives no figures; these are where our sixteen stories were read aloud without stumbling. A story
 * for an evening in a hall, where eight in ten are over sixty and most listen (§9), is held to those that divide
 * the plainer half of the sixteen from the other.
 */
export const PLAIN = { letters: 18, words: 10, kanji: 0.34, glossed: 1 };
export const PLAIN_FOR_GROUPS = { letters: 15, words: 8, kanji: 0.29, glossed: 1 };

/** One figure to put stories side by side by: letters a sentence, weighed with the share of kanji; less is plainer. */
export function plainnessOf({ letters, kanji }: Readability): number {
	return letters * kanji;
}

/** Means of fewer letters are not held to any bounds. */
const ENOUGH = 400;

/**
 * Measure a story.
 * @param prose of the script, in Japanese.
 * @param english texts by key.
 * @param terms words of the trade, and which of them are explained.
 */
export function readabilityOf(
	prose: readonly Prose[],
	english: ReadonlyMap<string, string> | undefined,
	terms: { trade: readonly string[]; glossed: readonly string[] }
): Readability {
	const read = prose.filter(({ key, kind }) => isRead(key, kind));
	const sentences = read.flatMap(({ text }) => text.split(SENTENCE_JA)).map(lengthOf);
	const letters = read.map(({ text }) => text.replace(/[\s。、！？…「」『』・―—ー]/g, '')).join('');
	const said = terms.trade.filter((term) => prose.some(({ text }) => text.includes(term)));
	const glossed = said.filter((term) => terms.glossed.some((known) => known.includes(term)));
	const words = read.flatMap(({ key }) =>
		(english?.get(key) ?? '').split(SENTENCE_EN).map((s) => s.split(/\s+/).filter(Boolean).length)
	);
	return {
		measured: [...letters].length,
		letters: mean(sentences.filter((n) => n > 0)),
		...(english ? { words: mean(words.filter((n) => n > 0)) } : {}),
		kanji: letters
			? [...letters].filter((c) => /\p{Script=Han}/u.test(c)).length / [...letters].length
			: 0,
		terms: { said: said.length, glossed: glossed.length }
	};
}

/** Measures that are out of bounds, by name. */
export function outOf(bounds: typeof PLAIN, found: Readability): string[] {
	const { said, glossed } = found.terms;
	if (found.measured < ENOUGH) return [];
	return [
		...(found.letters > bounds.letters ? ['letters'] : []),
		...((found.words ?? 0) > bounds.words ? ['words'] : []),
		...(found.kanji > bounds.kanji ? ['kanji'] : []),
		...(said > 0 && glossed / said < bounds.glossed ? ['terms'] : [])
	];
}

const SENTENCE_JA = /[。！？!?\n]+/;
const SENTENCE_EN = /[.!?…]+["”’']?(?:\s|$)|\n/;

/** What is read or heard in a story; notes beside it, as `about` and glosses, are not. */
function isRead(key: string, kind: Prose['kind']): boolean {
	const scenes = key.startsWith('scenes.') || key.startsWith('endings.');
	if (!scenes || /\.(report|reflection\.ask)$/.test(key)) return false;
	return kind !== 'label' && kind !== 'heading' ? true : key.endsWith('.ask');
}

function mean(numbers: number[]): number {
	return numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) / numbers.length : 0;
}
