import { describe, expect, it } from 'vitest';
import { readDetails } from './details';

const STORIES = ['tea', 'snow'];
const GOOD = {
	name: '新任研修',
	stories: ['tea'],
	first: '2026-11',
	last: '2027-01',
	places: '30'
};

function read(more: Partial<Record<keyof typeof GOOD, string | string[]>> = {}) {
	const form = new FormData();
	for (const [field, value] of Object.entries({ ...GOOD, ...more }))
		for (const one of [value].flat()) form.append(field, one);
	return readDetails(form, STORIES);
}

describe('what an owner writes about a course', () => {
	it('is read', () => {
		expect(read({ name: ' 新任\n 研修 ', places: '３０', stories: ['snow', 'tea'] })).toEqual({
			typed: { ...GOOD, name: ' 新任\n 研修 ', places: '３０', stories: ['tea', 'snow'] },
			details: { ...GOOD, name: '新任 研修', stories: ['tea', 'snow'], places: 30 },
			problems: {}
		});
	});

	it.each([
		['name', { name: '　' }, 'name-missing'],
		['name', { name: '長'.repeat(81) }, 'name-long'],
		['stories', { stories: [] }, 'stories-none'],
		['stories', { stories: ['nowhere'] }, 'stories-none'],
		['first', { first: '2026-13' }, 'month-missing'],
		['last', { last: '' }, 'month-missing'],
		['last', { last: '2026-10' }, 'months-order'],
		['last', { last: '2028-11' }, 'months-long'],
		['places', { places: '' }, 'places-number'],
		['places', { places: '-5' }, 'places-number'],
		['places', { places: '9' }, 'places-few'],
		['places', { places: '10000' }, 'places-many']
	] as const)('says what is wrong with %s: %o', (field, more, problem) => {
		const { details, problems } = read(more as Parameters<typeof read>[0]);
		expect(details).toBeUndefined();
		expect(problems).toEqual({ [field]: problem });
	});

	it('may last two years, and says all that is wrong at once', () => {
		expect(read({ last: '2028-10' }).problems).toEqual({});
		expect(Object.keys(read({ name: '', stories: [], places: 'x' }).problems)).toEqual([
			'name',
			'stories',
			'places'
		]);
	});

	it('keeps what was typed, whatever it is, without its weight', () => {
		expect(readDetails(new FormData(), STORIES).typed).toEqual({
			name: '',
			stories: [],
			first: '',
			last: '',
			places: ''
		});
		expect(read({ name: 'x'.repeat(5_000) }).typed.name).toHaveLength(1_000);
	});
});
