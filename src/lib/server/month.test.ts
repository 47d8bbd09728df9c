import { afterEach, describe, expect, it, vi } from 'vitest';
import { isNight } from './review/keeping';
import { dayOf } from './backup/format';
import { mustKnowTime, presentMonth, timeZone } from './month';

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

describe('the time zone', () => {
	afterEach(() => vi.unstubAllEnvs());

	it('is one for all, and set to nothing it is not set', () => {
		const at = new Date('2026-11-30T16:30:00Z');
		for (const [set, month, night, day] of [
			['', '2026-12', true, '2026-12-01'],
			['America/Lima', '2026-11', false, '2026-11-30']
		] as const) {
			vi.stubEnv('BANSO_TIME_ZONE', set);
			expect([timeZone(), presentMonth(at), isNight(at), dayOf(+at)]).toEqual([
				set || 'Asia/Tokyo',
				month,
				night,
				day
			]);
		}
		expect(timeZone({})).toBe('Asia/Tokyo');
	});
});

describe('the start', () => {
	it('ends where the clock cannot be read, and says what to do', () => {
		const say = vi.fn();
		expect(() => mustKnowTime({ BANSO_TIME_ZONE: 'Nagano' }, say)).toThrow(
			/BANSO_TIME_ZONE.*Nagano/
		);
		expect(() => mustKnowTime({ BANSO_MONTH: '2026-13' }, say)).toThrow(/BANSO_MONTH.*2026-13/);
		mustKnowTime({}, say);
		mustKnowTime({ BANSO_MONTH: '', BANSO_TIME_ZONE: '' }, say);
		expect(say).not.toHaveBeenCalled();
	});

	it('says that another month was put in the place of this one', () => {
		const say = vi.fn();
		mustKnowTime({ BANSO_MONTH: '2026-12' }, say);
		expect(say).toHaveBeenCalledTimes(1);
		expect(String(say.mock.calls[0])).toContain('BANSO_MONTH');
		expect(String(say.mock.calls[0])).toContain('2026-12');
	});
});
