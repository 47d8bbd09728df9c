import { describe, expect, it } from 'vitest';
import {
	branchAt,
	markRead,
	newRun,
	record,
	setMind,
	setNote,
	setReflection,
	type Run
} from '$lib/journal';
import type { StoryPlaces } from '../../stories/places';
import { fileName, recordAt } from './carry';
import { ownLines, shelvesOf, twigsOf } from './entries';

const story: StoryPlaces = {
	title: '二つの湯のみ',
	scenes: { kitchen: '夕方・台所', car: '夜・車の中' },
	endings: {},
	roads: { 'kitchen.wait': 'car' },
	asks: { kitchen: '何を思いましたか。' }
};
const start = { scenario: 'cups', lang: 'ja', hash: 'h', seed: 1, id: 'r', now: 1 };
const took = (run: Run, at: string, did: string, now: number, own?: string) =>
	markRead(
		record(
			run,
			{ at, did, words: { ask: 'どうしますか', said: did }, ...(own ? { own } : {}) },
			{ hash: 'h', now }
		)
	);

describe('shelves', () => {
	const named = (scenario: string, id: string) => ({ ...newRun({ ...start, scenario, id }) });

	it('hold runs by story in the order they come', () => {
		const runs = [named('cups', 'a'), named('gone', 'b'), named('cups', 'c')];
		const shelves = shelvesOf(runs, { cups: story });
		expect(shelves.map(({ slug, runs }) => [slug, ...runs.map(({ id }) => id)])).toEqual([
			['cups', 'a', 'c'],
			['gone', 'b']
		]);
		expect(shelves.map((shelf) => shelf.story?.title)).toEqual(['二つの湯のみ', undefined]);
		expect(shelvesOf(runs, undefined)).toHaveLength(2);
		expect(shelvesOf([], {})).toEqual([]);
	});
});

describe('branches', () => {
	it('are listed with the learner’s own first, and with the place where they parted', () => {
		let run = took(took(newRun(start), 'kitchen', 'wait', 2), 'car', 'stay', 3);
		run = took(branchAt(run, 'main', 1, { id: 'b', now: 4 }), 'car', 'go', 5);
		run = took(branchAt(run, 'main', 0, { id: 'c', now: 6 }), 'kitchen', 'ask', 7);
		run = { ...run, current: 'main' };
		expect(twigsOf(run, story)).toMatchObject([
			{ id: 'main', current: true, steps: 2 },
			{ id: 'c', current: false, steps: 1, parted: '夕方・台所', where: '夕方・台所' },
			{ id: 'b', parted: '夜・車の中', touched: 5 }
		]);
		expect(twigsOf(run)[2]).toMatchObject({ parted: '', where: 'どうしますか' });
		expect(twigsOf(run, story)[0]).not.toHaveProperty('parted');
	});
});

describe('what the learner wrote', () => {
	it('is told in the order of the way, each line once', () => {
		let run = setMind(newRun(start), 'kitchen', '湯のみ', { now: 1 });
		run = took(run, 'kitchen', 'wait', 2, 'ゆっくりで');
		run = took(run, 'car', 'stay', 3);
		run = took(branchAt(run, 'main', 1, { id: 'b', now: 4 }), 'car', 'go', 5, '行きます');
		run = setReflection(run, 'kitchen', '待てなかった', { now: 6 });
		run = setReflection(run, 'gone', '消えた場面で', { now: 6 });
		run = setMind(run, 'car', '雨', { now: 7 });
		run = setNote(run, 'また読む', { now: 8 });
		expect(ownLines(run, story)).toEqual([
			{ kind: 'mind', text: '湯のみ', where: '夕方・台所' },
			{ kind: 'own', text: 'ゆっくりで', where: '夕方・台所', ask: 'どうしますか' },
			{
				kind: 'reflection',
				text: '待てなかった',
				where: '夕方・台所',
				ask: '何を思いましたか。'
			},
			{ kind: 'mind', text: '雨', where: '夜・車の中' },
			{ kind: 'own', text: '行きます', where: '夜・車の中', ask: 'どうしますか' },
			{ kind: 'reflection', text: '消えた場面で', where: '' },
			{ kind: 'note', text: 'また読む', where: '' }
		]);
	});

	it('stays readable where the story is gone', () => {
		const run = took(setMind(newRun(start), 'kitchen', '湯のみ', { now: 1 }), 'kitchen', 'next', 2);
		expect(ownLines(run)).toEqual([{ kind: 'mind', text: '湯のみ', where: 'どうしますか' }]);
		expect(ownLines(newRun(start))).toEqual([]);
	});
});

describe('a file', () => {
	it('is named by the day on the device', () => {
		expect(fileName(new Date(2026, 2, 1, 0, 30))).toBe('banso-2026-03-01.json');
		expect(fileName(new Date(2026, 11, 31, 23, 59))).toBe('banso-2026-12-31.json');
	});

	it('numbers its records from one', () => {
		expect(recordAt('runs[0].branches[1].read')).toBe(1);
		expect(recordAt('runs[41]')).toBe(42);
		expect(recordAt('runs')).toBeUndefined();
		expect(recordAt('version')).toBeUndefined();
		expect(recordAt('')).toBeUndefined();
	});
});
