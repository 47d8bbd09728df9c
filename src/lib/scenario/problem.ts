/** Every code a problem can have. Each is explained under a heading of its own in `scenarios/README.md`. */
export const CODES = [
	'yaml',
	'form',
	'missing-file',
	'reserved-id',
	'duplicate-id',
	'unknown-id',
	'incomplete',
	'unreached',
	'trap',
	'no-road',
	'no-repair',
	'no-safety-check',
	'late-return',
	'no-gain',
	'no-cost',
	'uneven-choices',
	'few-endings',
	'uneven-endings',
	'principle-missed',
	'avoided-word',
	'long-sentence',
	'hard-to-read',
	'gloss-missing',
	'gloss-unused',
	'translation-missing',
	'translation-unknown',
	'translation-stale',
	'translation-unlocked',
	'released-id-lost',
	'renamed-id-used',
	'too-large',
	'machine-differs',
	'schema-old'
] as const;
export type Code = (typeof CODES)[number];

/** What a check says: always a code, a place, and what to do about it. */
export interface Problem {
	code: Code;
	/** Path of the file, relative to the project. */
	file: string;
	/** Counted from 1. */
	line: number;
	/** Counted from 1, in characters. */
	column: number;
	/** The line of the file, as it stands. */
	excerpt: string;
	/** What is wrong, in one sentence. */
	message: string;
	/** What to do about it, in one sentence. */
	hint: string;
	/** The shortest way that shows it: scene and choice names in order. */
	path?: string[];
}

/**
 * A problem as text for a terminal: place, message, excerpt with a caret, hint, shortest path.
 * @param problem what was found.
 * @returns several lines without a trailing newline.
 */
export function formatProblem(problem: Problem): string {
	const { code, file, line, column, excerpt, message, hint, path } = problem;
	const gutter = String(line).padStart(5);
	// Full-width characters take two cells in a terminal, so the caret is moved by cells, not characters.
	const cells = [...excerpt.slice(0, column - 1)].reduce((n, c) => n + (isWide(c) ? 2 : 1), 0);
	const lines = [
		`${file}:${line}:${column} ${code}`,
		`  ${message}`,
		`${gutter} | ${excerpt}`,
		`      | ${' '.repeat(cells)}^`,
		`  → ${hint}`
	];
	if (path?.length) lines.push(`  shortest path: ${path.join(' → ')}`);
	return lines.join('\n');
}

function isWide(character: string): boolean {
	return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
		character
	);
}

/**
 * Order problems by file, then by place, so that an author mends a file from top to bottom.
 * @param problems in any order; not changed.
 */
export function sortProblems(problems: readonly Problem[]): Problem[] {
	return [...problems].sort(
		(a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
	);
}
