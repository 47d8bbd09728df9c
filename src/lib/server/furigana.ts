import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Ruby } from '$lib/scenario/ruby';
import { counted, counterAt, isNumber } from './counters';
import { hasKanji, overKanji } from './okurigana';

/** Cuts a Japanese text into runs; joined they are the text. */
export type Furigana = (text: string) => Ruby[];

/** A word the analyser found: where it stands, and how it is read, where that is known. */
interface Word {
	from: number;
	upto: number;
	reading: string;
	number: boolean;
	suffix: boolean;
}
type Analyse = (text: string) => Word[];

let analyser: Promise<Analyse> | undefined;

/**
 * Furigana for Japanese texts. For building alone: the analyser and its dictionary (17 MB) are development
 * dependencies, so load this file only where a page is prerendered.
 * @param readings words whose reading is fixed, by the word; an empty one leaves the word without a reading. Longer
 *   words come first. A Chinese character alone at either end of such a word holds only where no other one touches
 *   it (後に is not found in 十日後に), a number only where it does not end a longer one.
 */
export async function furigana(readings: Record<string, string>): Promise<Furigana> {
	const analyse = await (analyser ??= load());
	const fixed = Object.keys(readings).sort((a, b) => b.length - a.length);

	return (text) => {
		if (!hasKanji(text)) return [[text]];
		const words = analyse(text);
		const cut: Ruby[] = [];
		let from = 0;
		for (let at = 0; at < text.length; at++) {
			const word = fixed.find((one) => text.startsWith(one, at) && stands(one, text, at));
			if (!word) continue;
			cut.push(
				...between(text, words, from, at, analyse),
				...overKanji(word, readings[word] ?? '')
			);
			from = at + word.length;
			at = from - 1;
		}
		cut.push(...between(text, words, from, text.length, analyse));
		return joined(cut);
	};
}

function stands(word: string, text: string, at: number): boolean {
	const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
	if (isNumber(word.charAt(0)) && isNumber(before)) return false;
	if (hasKanji(before) && /^\p{Script=Han}(?!\p{Script=Han})/u.test(word)) return false;
	return !(hasKanji(after) && /(?<!\p{Script=Han})\p{Script=Han}$/u.test(word));
}

/** The words from one place to another; a word that reaches over the edge is looked at again without the rest. */
function between(
	text: string,
	words: Word[],
	from: number,
	upto: number,
	analyse: Analyse
): Ruby[] {
	const inside: Word[] = [];
	for (const word of words) {
		const [start, end] = [Math.max(word.from, from), Math.min(word.upto, upto)];
		if (start >= end) continue;
		if (end - start === word.upto - word.from) inside.push(word);
		else
			inside.push(
				...analyse(text.slice(start, end)).map((one) => ({
					...one,
					from: one.from + start,
					upto: one.upto + start
				}))
			);
	}
	return runs(text, inside);
}

function runs(text: string, words: Word[]): Ruby[] {
	const cut: Ruby[] = [];
	for (let n = 0; n < words.length; n++) {
		const { from, upto, reading, number } = words[n]!;
		if (!number) {
			cut.push(...overKanji(text.slice(from, upto), reading));
			continue;
		}
		while (words[n + 1]?.number) n++;
		const end = words[n]!.upto;
		const counter = counterAt(text.slice(end, words.at(-1)!.upto)) ?? '';
		const after = end + counter.length;
		const last = words.findIndex((word) => word.upto >= after);
		// A counter ends where a word ends, or before kana: in 一人前 it is not 人.
		if (counter && (words[last]!.upto === after || !hasKanji(text.charAt(after)))) {
			cut.push(...counted(text.slice(from, end), counter), [text.slice(after, words[last]!.upto)]);
			n = last;
		} else if (words[n + 1]?.suffix && hasKanji(text.charAt(end))) {
			// A counter that is not known may change the number before it, and be changed.
			cut.push([text.slice(from, words[++n]!.upto)]);
		} else cut.push(...counted(text.slice(from, end), ''));
	}
	return cut;
}

/** Neighbours without a reading become one run. */
function joined(cut: Ruby[]): Ruby[] {
	const whole: [text: string, reading?: string][] = [];
	for (const [text, reading] of cut) {
		const last = whole.at(-1);
		if (reading) whole.push([text, reading]);
		else if (last && last.length === 1) last[0] += text;
		else if (text) whole.push([text]);
	}
	return whole;
}

async function load(): Promise<Analyse> {
	const name = '@patdx/kuromoji';
	const [{ TokenizerBuilder }, { default: Loader }] = await Promise.all([
		import('@patdx/kuromoji'),
		import('@patdx/kuromoji/node')
	]);
	const dic_path = join(dirname(createRequire(import.meta.url).resolve(name)), '../dict');
	const tokenizer = await new TokenizerBuilder({ loader: new Loader({ dic_path }) }).build();
	return (text) => {
		const words: Word[] = [];
		let upto = 0;
		const add = (length: number, rest: Omit<Word, 'from' | 'upto'>) =>
			words.push({ from: upto, upto: (upto += length), ...rest });
		// It cannot bear signs that are no text, nor half characters; none of them has a reading.
		for (const token of tokenizer.tokenize(text.replace(/[\0-\x1f\x7f\ud800-\udfff]/g, ' '))) {
			const { surface_form: word, reading = '', pos_detail_1: kind } = token;
			const before = text.charAt(upto - 1);
			if (word === '十分' && (before === '時' || isNumber(before))) {
				// It takes this for “enough” wherever it stands.
				add(1, { reading: 'ジュウ', number: true, suffix: false });
				add(1, { reading: 'フン', number: false, suffix: true });
			} else
				add(word.length, {
					reading,
					number: kind === '数' && isNumber(word),
					suffix: kind === '接尾'
				});
		}
		return words;
	};
}
