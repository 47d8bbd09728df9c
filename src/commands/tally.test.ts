import { describe, expect, it } from 'vitest';
import { closingLine, lastLineTally, playwrightTally, settle, sum, vitestTally } from './tally.mjs';

describe('what is counted', () => {
	it('counts Vitest tests, and a file that does not load as one failure', () => {
		const testResults = [
			{ status: 'passed', assertionResults: [{}] },
			{ status: 'failed', assertionResults: [{}] },
			{ status: 'failed', assertionResults: [] }
		];
		const report = { numPassedTests: 1, numFailedTests: 1, testResults };
		expect(vitestTally(report)).toEqual({ passed: 1, failed: 2 });
	});

	it('counts Playwright tests without the skipped ones', () => {
		const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 9 };
		expect(playwrightTally({ stats })).toEqual({ passed: 5, failed: 1 });
	});

	it('reads the closing line, and only as the last line', () => {
		expect(lastLineTally('a\n12 passed, 3 failed\n')).toEqual({ passed: 12, failed: 3 });
		expect(lastLineTally('12 passed, 3 failed\nboom')).toBeUndefined();
		expect(lastLineTally('')).toBeUndefined();
	});
});

describe('a step that ended badly never counts as passed', () => {
	it('adds a failure to an exit code without one', () => {
		expect(settle(1, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 });
		expect(settle(1, { passed: 5, failed: 2 })).toEqual({ passed: 5, failed: 2 });
		expect(settle(0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 });
	});

	it('counts a missing report as a failure', () => {
		expect(settle(0, undefined)).toEqual({ passed: 0, failed: 1 });
	});
});

it('closes with the sum', () => {
	const total = sum([
		{ passed: 2, failed: 0 },
		{ passed: 1, failed: 3 }
	]);
	expect(closingLine(total)).toBe('3 passed, 3 failed');
});
