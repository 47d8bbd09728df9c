import { describe, expect, it } from 'vitest';
import { markRead, newRun, record, type Run, type Step } from '$lib/journal';
import type { StoryPlaces } from '../stories/places';
import { latestStops, stopOf } from './stopped';

const story: StoryPlaces = {
	title: '二つの湯のみ',
	scenes: { kitchen: '夕方・台所', car: '夜・車の中', office: '朝・事務所' },
	endings: { rain: '雨' },
	roads: { 'kitchen.wait': 'car', 'car.next': 'office' },
	asks: {}
};
function run(steps: Step[], { scenario = 'cups', ended = '', read = Infinity } = {}): Run {
	const start = { scenario, lang: 'ja', hash: 'h', seed: 1, id: scenario, now: 1 };
	const walked = steps.reduce((one, step, n) => {
		const last = n === steps.length - 1 && ended ? { ended } : {};
		return record(one, step, { hash: 'h', now: 2 + n, ...last });
	}, newRun(start));
	return markRead(walked, read);
}
const stop = (...given: Parameters<typeof run>) => stopOf(run(...given).branches[0]!, story);

describe('where a branch stopped', () => {
	it('is the scene its last step leads to', () => {
		expect(stop([{ at: 'kitchen', did: 'wait' }]).where).toBe('夜・車の中');
		const both = [
			{ at: 'kitchen', did: 'wait' },
			{ at: 'car', did: 'next' }
		];
		expect(stop(both)).toEqual({ where: '朝・事務所', ended: false });
	});

	it('is the scene of the choice while its outcome has not been read', () => {
		expect(stop([{ at: 'kitchen', did: 'wait' }], { read: 0 }).where).toBe('夕方・台所');
		expect(stop([{ at: 'car', did: 'next' }], { read: 0 }).where).toBe('朝・事務所');
	});

	it('is the scene of the last choice where the road from it is not sure', () => {
		expect(stop([{ at: 'kitchen', did: 'ask' }]).where).toBe('夕方・台所');
	});

	it('is the ending, once it has been read', () => {
		const steps = [{ at: 'kitchen', did: 'ask' }];
		expect(stop(steps, { ended: 'rain' })).toEqual({ where: '雨', ended: true });
		expect(stop(steps, { ended: 'rain', read: 0 })).toEqual({ where: '夕方・台所', ended: false });
		expect(stop(steps, { ended: 'gone' })).toEqual({ where: '', ended: true });
	});

	it('is said in the words the steps remember where the story does not know them', () => {
		const steps = [
			{ at: 'gone', did: 'wait', words: { ask: 'どうしますか' } },
			{ at: 'gone-too', did: 'next' }
		];
		expect(stop(steps).where).toBe('どうしますか');
		expect(stop([{ at: 'gone', did: 'wait' }]).where).toBe('');
		expect(stopOf(run(steps).branches[0]!).where).toBe('どうしますか');
		expect(stop([])).toEqual({ where: '', ended: false });
	});
});

it('each story shows its latest run, as the story’s page opens it', () => {
	const wait = [{ at: 'kitchen', did: 'wait' }];
	const runs = [
		run(wait),
		run([{ at: 'kitchen', did: 'ask' }]),
		run([], { scenario: 'other' }),
		run(wait, { scenario: 'other' }),
		run(wait, { scenario: 'gone' })
	];
	expect(latestStops(runs, { cups: story, other: story })).toEqual({
		cups: { where: '夜・車の中', ended: false },
		gone: { where: '', ended: false }
	});
});
