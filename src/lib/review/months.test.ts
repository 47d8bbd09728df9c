import { expect, it } from 'vitest';
import { monthAfter, monthsBefore } from './months';

it('months follow one another, over the end of a year', () => {
	expect(['2026-01', '2026-09', '2026-12'].map(monthAfter)).toEqual([
		'2026-02',
		'2026-10',
		'2027-01'
	]);
});

it('months are counted back', () => {
	expect(monthsBefore('2026-08', 6)).toBe('2026-02');
	expect(monthsBefore('2026-01', 1)).toBe('2025-12');
	expect(monthsBefore('2026-03', 36)).toBe('2023-03');
	expect(monthsBefore('2026-03', 0)).toBe('2026-03');
});
