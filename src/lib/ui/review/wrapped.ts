/** Letters as wide as they are high: kana, kanji and their marks. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]/;
/** What no line begins with. */
const CLOSING = /[、。，．」』）！？ーぁぃぅぇぉっゃゅょ]/;

/** How wide a text is, about, in letters of a Japanese font: pictures are laid out without a page to measure on. */
export function widthOf(text: string): number {
	return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : 0.58), 0);
}

/**
 * A text in lines, since a picture has none of its own.
 * @param wide most letters in a line.
 * @param most lines; what goes beyond ends in an ellipsis.
 */
export function wrapped(text: string, wide: number, most: number): string[] {
	const lines = broken(text, wide);
	if (lines.length > most) {
		const last = [...(lines[most - 1] ?? '')];
		while (last.length > 1 && widthOf(last.join('')) > wide - 1) last.pop();
		return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`];
	}
	if (lines.length === 1) return lines;
	// As even as they can be, so that no letter stands alone in the last line.
	let even = lines;
	for (let narrow = wide - 1; narrow > 4; narrow--) {
		const tried = broken(text, narrow);
		if (tried.length > lines.length) break;
		even = tried;
	}
	return even;
}

function broken(text: string, wide: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of text.match(
		/[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]|[^\s\u2e80-\uffff]+\s*|\s+|./gu
	) ?? []) {
		if (line && widthOf(line + piece.trimEnd()) > wide && !CLOSING.test(piece)) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	lines.push(line.trimEnd());
	return lines;
}
