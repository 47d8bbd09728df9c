import type { Ruby } from '$lib/scenario/ruby';

export type { Ruby };

/** A piece of a text: plain, or a word that is explained. */
export interface Piece {
	text: string;
	/** The same text cut for furigana, where there is any. */
	ruby?: Ruby[];
	/** What the word means, on its first appearance. */
	means?: string;
}

/**
 * Cut a text where words of the glossary stand.
 * @param glossary longer terms first, so that 保健所 is not found inside a longer word's gloss.
 * @param seen terms explained earlier on the same page; added to.
 * @param ruby the whole text cut for furigana; its parts joined are the text.
 */
export function pieces(
	text: string,
	glossary: readonly { term: string; means: string }[],
	seen: Set<string>,
	ruby?: readonly Ruby[]
): Piece[] {
	const found: { from: number; upto: number; means: string }[] = [];
	for (const { term, means } of glossary) {
		const from = seen.has(term) ? -1 : text.indexOf(term);
		const upto = from + term.length;
		if (from < 0 || found.some((other) => from < other.upto && other.from < upto)) continue;
		seen.add(term);
		found.push({ from, upto, means });
	}
	found.sort((a, b) => a.from - b.from);

	const cut: Piece[] = [];
	let at = 0;
	const add = (upto: number, means?: string) => {
		if (upto <= at) return;
		const piece: Piece = { text: text.slice(at, upto) };
		if (means) piece.means = means;
		if (ruby) piece.ruby = rubyBetween(ruby, at, upto);
		cut.push(piece);
		at = upto;
	};
	for (const { from, upto, means } of found) {
		add(from);
		add(upto, means);
	}
	add(text.length);
	return cut;
}

/**
 * The cut of a text together with what stands around it, as 「 and 」.
 * @param whole the text and its surroundings.
 */
export function around(
	whole: string,
	text: string,
	ruby: readonly Ruby[] | undefined
): Ruby[] | undefined {
	const at = whole.indexOf(text);
	if (!ruby || at < 0) return undefined;
	return [[whole.slice(0, at)], ...ruby, [whole.slice(at + text.length)]];
}

function rubyBetween(ruby: readonly Ruby[], from: number, upto: number): Ruby[] {
	const part: Ruby[] = [];
	let at = 0;
	for (const [text, reading] of ruby) {
		const [start, end] = [Math.max(at, from), Math.min(at + text.length, upto)];
		// A word that is cut in two loses its reading rather than showing it over half.
		if (start < end)
			part.push(end - start === text.length ? [text, reading] : [text.slice(start - at, end - at)]);
		at += text.length;
	}
	return part;
}
