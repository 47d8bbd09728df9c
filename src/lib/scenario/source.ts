import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problem } from './problem';

/** A place inside a YAML file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML file with what is needed to point into it. */
export interface Source {
	/** Path relative to the project, shown to the author. */
	file: string;
	text: string;
	doc: Document.Parsed;
	lines: LineCounter;
}

/**
 * Read YAML without throwing.
 * @param file the name to show in problems.
 * @param text the content.
 * @returns the source, and one problem (`yaml`) for each thing the parser did not understand.
 */
export function readSource(file: string, text: string): { source: Source; problems: Problem[] } {
	const lines = new LineCounter();
	const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const source = { file, text, doc, lines };
	// The parser often says two things of one place; the first is enough.
	const places = new Set<number>();
	const first = doc.errors.filter(({ pos }) => !places.has(pos[0]) && places.add(pos[0]));
	const problems = first.map((error) => ({
		...place(source, error.pos[0]),
		code: 'yaml' as const,
		message: error.message,
		hint: 'Check the indentation (two spaces), and put a text that contains ": " or starts with a sign in quotes.'
	}));
	return { source, problems };
}

/**
 * A problem at a place of a source.
 * @param source the file.
 * @param path keys from the top; where it does not exist, the key of the nearest ancestor is pointed at.
 * @param what code, message, hint, and the shortest path where there is one.
 * @param on `key` points at the key itself instead of its value.
 */
export function problemAt(
	source: Source,
	path: Path,
	what: Pick<Problem, 'code' | 'message' | 'hint' | 'path'>,
	on: 'key' | 'value' = 'value'
): Problem {
	return { ...place(source, offsetOf(source, path, on)), ...what };
}

function place(source: Source, offset: number) {
	const { line, col } = source.lines.linePos(Math.min(offset, source.text.length));
	const start = source.lines.lineStarts[line - 1] ?? 0;
	const end = source.text.indexOf('\n', start);
	const excerpt = source.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
	return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), excerpt };
}

function offsetOf(source: Source, path: Path, on: 'key' | 'value'): number {
	let node: unknown = source.doc.contents;
	let value = start(node) ?? 0;
	let key = value;
	for (const part of path) {
		let next: unknown;
		if (isMap(node)) {
			const pair = node.items.find(
				(p) => isPair(p) && isScalar(p.key) && String(p.key.value) === String(part)
			);
			if (!pair) return key;
			next = pair.value;
			key = start(pair.key) ?? key;
			value = start(next) ?? key;
		} else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
			next = node.items[part];
			key = value = start(next) ?? key;
		} else return key;
		node = next;
	}
	return on === 'key' ? key : value;
}

function start(node: unknown): number | undefined {
	return (node as { range?: [number, number, number] | null } | null | undefined)?.range?.[0];
}
