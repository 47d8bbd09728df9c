import { describe, expect, it } from 'vitest';
import { ANYTHING, fits, searchOf, wishIn } from './find';

const card = {
	slug: 's',
	title: '',
	summary: '',
	role: '',
	minutes: 20,
	roles: ['volunteer' as const, 'place-staff' as const],
	directions: [5],
	principles: ['place-to-just-be'],
	groups: false,
	cautions: []
};

describe('finding a story', () => {
	it('shows everything to who asks for nothing', () => {
		expect(fits(card, ANYTHING)).toBe(true);
	});

	it.each([
		[{ role: 'volunteer' }, true],
		[{ role: 'trainer' }, false],
		[{ minutes: '20' }, true],
		[{ minutes: '15' }, false],
		[{ direction: '5' }, true],
		[{ direction: '4' }, false],
		[{ principle: 'place-to-just-be', minutes: '30' }, true],
		[{ principle: 'place-to-just-be', minutes: '15' }, false]
	])('%j', (wish, found) => {
		expect(fits(card, { ...ANYTHING, ...wish })).toBe(found);
	});

	it('keeps a wish in the address, and nothing else', () => {
		const wish = { ...ANYTHING, role: 'volunteer', minutes: '20' };
		expect(searchOf(wish)).toBe('?role=volunteer&minutes=20');
		const choosing = {
			roles: ['volunteer'],
			minutes: [15, 20],
			principles: [{ id: 'place-to-just-be', name: '' }],
			directions: [{ number: 5, name: '' }]
		};
		expect(wishIn(`${searchOf(wish)}&other=1`, choosing)).toEqual(wish);
		expect(wishIn('?role=king&direction=9', choosing)).toEqual(ANYTHING);
		expect(searchOf(ANYTHING)).toBe('');
	});
});
