/** Widths and line breaks of short labels, guessed from their letters: SVG text does not wrap by itself. */

const NARROW = /[fijlrtI.,:;'’|! ]/;
const BROAD = /[mwMWQG@—…]/;
/** Where a short Japanese phrase may break: after kana or a stop, before a word that starts anew. */
const PHRASE =
	/(?<=[ぁ-ん、。・])(?=[一-龯々ァ-ヶA-Za-z0-9])|(?=(?:さん|先生|くん|ちゃん|さま|様)$)/u;
const SPACE = /(?<=\s)/u;
const WIDE = /[^\u0000-\u024f\u2010-\u2027]/u;

/**
 * About how wide a text is.
 * @param size of the font; the answer has the same unit.
 */
export function widthOf(text: string, size: number): number {
	let ems = 0;
	for (const letter of text) {
		if (WIDE.test(letter)) ems += 1;
		else if (NARROW.test(letter)) ems += 0.36;
		else if (BROAD.test(letter)) ems += 0.92;
		else ems += /[A-Z]/.test(letter) ? 0.7 : 0.57;
	}
	return ems * size;
}

/**
 * Break a label into lines that are about equally long.
 * @param most width of a line; only a word that is longer by itself, without a place to break, is cut.
 */
export function wrap(text: string, size: number, most: number): string[] {
	let best = fill(text, size, most);
	const longest = Math.max(...words(text).map((word) => widthOf(word.trimEnd(), size)));
	for (let width = most - size / 2; width >= longest; width -= size / 2) {
		const lines = fill(text, size, width);
		if (lines.length > best.length) break;
		best = lines;
	}
	return best;
}

function fill(text: string, size: number, most: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of words(text).flatMap((word) => cut(word, size, most))) {
		if (line && widthOf((line + word).trimEnd(), size) > most) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += word;
	}
	return [...lines, line.trimEnd()];
}

function words(text: string): string[] {
	return text.split(SPACE).flatMap((word) => word.split(PHRASE));
}

/** A word that is too long for any line, in parts of about one length. */
function cut(word: string, size: number, most: number): string[] {
	const letters = [...word];
	const width = widthOf(word.trimEnd(), size);
	if (width <= most) return [word];
	const each = Math.max(1, Math.floor((letters.length * most) / width / 1.15));
	const even = Math.ceil(letters.length / Math.ceil(letters.length / each));
	return Array.from({ length: Math.ceil(letters.length / even) }, (_, n) =>
		letters.slice(n * even, (n + 1) * even).join('')
	);
}
