import { describe, expect, it } from 'vitest';
import { presentMonth } from './month';

describe('the present month', () => {
	it('is that of Japan, wherever the server stands', () => {
		expect(presentMonth(new Date('2026-11-30T14:59:59Z'), {})).toBe('2026-11');
		expect(presentMonth(new Date('2026-11-30T15:00:00Z'), {})).toBe('2026-12');
		expect(presentMonth(new Date('2026-12-31T15:00:00Z'), {})).toBe('2027-01');
	});

	it('is that of another place where one is named', () => {
		const env = { BANSO_TIME_ZONE: 'America/Lima' };
		expect(presentMonth(new Date('2026-12-01T04:59:59Z'), env)).toBe('2026-11');
	});

	it('can be put in its place, and nothing but a month', () => {
		expect(presentMonth(new Date(), { BANSO_MONTH: '2031-02' })).toBe('2031-02');
		for (const wrong of ['2031-13', '2031', 'soon'])
			expect(() => presentMonth(new Date(), { BANSO_MONTH: wrong })).toThrow(RangeError);
	});
});
