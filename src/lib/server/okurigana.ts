import type { Ruby } from '$lib/scenario/ruby';

/** Whether a text has a character that may need a reading. */
export function hasKanji(text: string): boolean {
	return /\p{Script=Han}/u.test(text);
}

/** Katakana written as hiragana; the rest unchanged. */
function hiragana(text: string): string {
	return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/**
 * Lay a reading over a word so that its kana stay outside the ruby.
 *
 * ```ts
 * overKanji('食べる', 'たべる'); // [['食', 'た'], ['べる']]
 * ```
 * @param reading of the whole word, in hiragana or katakana; none is shown where it is empty or no kana.
 * @returns one run over the whole word where its kana are not found in the reading.
 */
export function overKanji(word: string, reading: string): Ruby[] {
	const kana = hiragana(reading);
	if (!hasKanji(word) || !/^[ぁ-ゖー]+$/.test(kana)) return [[word]];
	const runs = word.match(/[\p{Script=Han}ヶ]+|[^\p{Script=Han}ヶ]+/gu) ?? [];
	// First so that each character has a sound of its own (湯のみ is ゆ·のみ), then however it fits.
	const found = fit(runs, kana, true) ?? fit(runs, kana, false);
	return found
		? runs.map((run, n): Ruby => (hasKanji(run) ? [run, found[n]] : [run]))
		: [[word, kana]];
}

/** The part of the reading that each run has, where there is a way to cut it. */
function fit(runs: string[], kana: string, full: boolean): string[] | undefined {
	const pattern = runs.map((run) => {
		if (hasKanji(run)) return full ? `(.{${[...run].length},}?)` : '(.+?)';
		return `(${hiragana(run).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')})`;
	});
	return new RegExp(`^${pattern.join('')}$`, 'u').exec(kana)?.slice(1);
}
