import { describe, expect, it } from 'vitest';
import { fromFile, toFile } from './file';

describe('a contribution in a file', () => {
	const contribution = { scenario: 'two-cups', hash: 'v1', time: 'first' as const, deeds: [] };
	const receipt = '00ff12ab34cd56ef78900987deadbeef';
	const file = toFile(receipt, contribution);

	it('comes back as it was', () => {
		expect(fromFile(JSON.stringify(file))).toEqual({ receipt, contribution });
	});

	it('is told from other files', () => {
		for (const other of [
			'',
			'{',
			'null',
			'[]',
			'"text"',
			JSON.stringify({ ...file, format: 'banso-journal' }),
			JSON.stringify({ ...file, version: 2 }),
			JSON.stringify({ ...file, receipt: 'short' }),
			JSON.stringify({ ...file, receipt: 1 })
		])
			expect(fromFile(other)).toBeUndefined();
	});
});
