/**
 * How the tests' own reports become two numbers.
 *
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 */

/** @type {Tally} */
export const PASS = { passed: 1, failed: 0 };
/** @type {Tally} */
export const FAILURE = { passed: 0, failed: 1 };

/**
 * Counts Vitest's JSON report. A file that could not be loaded has no tests and counts as one failure.
 * @param {{ numPassedTests?: number, numFailedTests?: number, testResults?: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Tally}
 */
export function vitestTally(report) {
	const broken = (report.testResults ?? []).filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	return {
		passed: report.numPassedTests ?? 0,
		failed: (report.numFailedTests ?? 0) + broken.length
	};
}

/**
 * Counts Playwright's JSON report: each test once for each project it runs in; skipped ones not at all.
 * @param {{ stats?: { expected?: number, unexpected?: number, flaky?: number } }} report
 * @returns {Tally}
 */
export function playwrightTally({ stats = {} }) {
	return {
		passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
		failed: stats.unexpected ?? 0
	};
}

/**
 * Reads the closing line `N passed, N failed` of one of our own commands.
 * @param {string} output
 * @returns {Tally | undefined} undefined where the last line is another
 */
export function lastLineTally(output) {
	const match = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split(/\r?\n/).at(-1) ?? '');
	return match ? { passed: Number(match[1]), failed: Number(match[2]) } : undefined;
}

/**
 * A step's numbers, so that a step which ended badly never counts as passed:
 * an exit code other than 0 without a counted failure is one failure, and so is a missing report.
 * @param {number} code the tool's exit code
 * @param {Tally | undefined} tally
 * @returns {Tally}
 */
export function settle(code, tally) {
	if (!tally) return FAILURE;
	return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * The sum of several tallies.
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
	return {
		passed: tallies.reduce((total, { passed }) => total + passed, 0),
		failed: tallies.reduce((total, { failed }) => total + failed, 0)
	};
}

/**
 * The closing line every command of ours prints.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed }) {
	return `${passed} passed, ${failed} failed`;
}
