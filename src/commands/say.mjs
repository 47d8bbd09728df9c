/**
 * How the commands speak: one line, Japanese first, English after it.
 */

let quiet = false;

/** Turns {@link say} off, so that `--json` prints nothing but its document. */
export function hush() {
	quiet = true;
}

/** Whether {@link hush} was called. */
export function hushed() {
	return quiet;
}

/**
 * Prints one line in both languages.
 * @param {string} ja
 * @param {string} en
 */
export function say(ja, en) {
	if (!quiet) console.log(both(ja, en));
}

/**
 * Passes on what a tool printed: in its place among our own lines, or to stderr with `--json`.
 * @param {string} output
 */
export function show(output) {
	(quiet ? process.stderr : process.stdout).write(output.endsWith('\n') ? output : `${output}\n`);
}

/**
 * The line that {@link say} prints.
 * @param {string} ja
 * @param {string} en
 */
export function both(ja, en) {
	return `${ja} / ${en}`;
}

/**
 * A problem the reader can do something about: shown as plain lines, without a stack.
 */
export class PlainError extends Error {
	/**
	 * @param {string} ja what happened and what to do
	 * @param {string} en the same in English
	 * @param {string} [details] the output of a tool that failed
	 */
	constructor(ja, en, details = '') {
		super(both(ja, en));
		this.name = 'PlainError';
		this.details = details;
	}
}

/**
 * Whether an error is one the reader can do something about. The built app has a kind of its own
 * (`lib/server/wrong-setting.ts`), known by its name.
 * @param {unknown} error
 * @returns {error is Error}
 */
export function isPlain(error) {
	return error instanceof Error && error.name === 'PlainError';
}

/**
 * Reports an error and sets the exit code to 1: a {@link PlainError} as it is, anything else with its stack.
 * With `--json` the only output is `{"error": …}`.
 * @param {unknown} error
 * @param {{ json?: boolean }} [options]
 */
export function fail(error, { json = false } = {}) {
	process.exitCode = 1;
	const plain = isPlain(error);
	const message = plain ? error.message : String(error);
	const details = error instanceof PlainError ? error.details : undefined;
	if (json) {
		console.log(JSON.stringify({ error: message, details }));
		return;
	}
	if (details) console.error(details.trimEnd());
	console.error(plain ? message : error);
}
