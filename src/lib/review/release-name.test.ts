import { describe, expect, it } from 'vitest';
import { readName, writeName } from './release-name';

const name = {
	course: 'a_-B0',
	scenario: 'two-cups',
	hash: '0f3a',
	time: 'together' as const,
	month: '2026-10'
};

describe('the name of a release', () => {
	it('is read as it was written', () => {
		expect(readName(writeName(name))).toEqual(name);
	});

	it.each([
		null,
		'',
		'a.b',
		'a.tea.0f.never.2026-10',
		'a.tea.0f.first.2026',
		'a.tea.0f.first.2026-10.x',
		'a/../b.tea.0f.first.2026-10',
		`${'a'.repeat(65)}.tea.0f.first.2026-10`
	])('is not %s', (written) => {
		expect(readName(written)).toBeUndefined();
	});
});
