import { describe, expect, it } from 'vitest';
import type { Program, SceneNode } from '$lib/scenario/program';
import { placesOf } from './places';

const scene = (more: Partial<SceneNode>): SceneNode => ({
	basis: 'invented',
	text: [],
	choices: {},
	to: [],
	...more
});
const choice = (to: SceneNode['to']) => ({ then: [], to });
const program: Pick<Program, 'scenes' | 'endings' | 'renamed'> = {
	scenes: {
		kitchen: scene({
			choices: {
				wait: choice([{ to: 'car' }]),
				ask: choice([{ if: { mark: 'asked' }, to: 'car' }, { to: 'rain' }])
			},
			skip: { to: [{ to: 'rain' }] }
		}),
		car: scene({ to: [{ to: 'rain' }] })
	},
	endings: { rain: { text: [] } },
	renamed: { cooker: 'kitchen', drizzle: 'rain', 'old-choice': 'wait' }
};
const prose = {
	title: '二つの湯のみ',
	'scenes.kitchen.when': '夕方',
	'scenes.kitchen.where': '台所',
	'scenes.kitchen.reflection.ask': '何を思いましたか。',
	'scenes.car.when': '夜',
	'endings.rain.title': '雨'
};

describe('the places of a story', () => {
	const places = placesOf(program, prose, 'ja');

	it('are named by when and where, or by what there is of it', () => {
		expect(places.title).toBe('二つの湯のみ');
		expect(places.scenes).toMatchObject({ kitchen: '夕方・台所', car: '夜' });
		expect(placesOf(program, prose, 'en').scenes.kitchen).toBe('夕方 · 台所');
		expect(places.endings.rain).toBe('雨');
		expect(places.asks).toEqual({ kitchen: '何を思いましたか。', cooker: '何を思いましたか。' });
	});

	it('are found under old names too', () => {
		expect(places.scenes.cooker).toBe('夕方・台所');
		expect(places.endings.drizzle).toBe('雨');
	});

	it('tell only the roads that do not depend on what happened', () => {
		expect(places.roads).toEqual({
			'kitchen.wait': 'car',
			'kitchen.skip': 'rain',
			'car.next': 'rain'
		});
	});

	it('are no more than that: no narration leaves the story', () => {
		expect(Object.keys(places).sort()).toEqual(['asks', 'endings', 'roads', 'scenes', 'title']);
	});
});
