import { describe, expect, it } from 'vitest';
import { askOf, writtenOf } from './written-of';

const version = {
	scenario: 'tea',
	hash: 'v1',
	title: 'お茶',
	decisions: [],
	scenes: [
		{ scene: 'hall', ask: 'どうしますか', reflection: '何を思いましたか', choices: [] },
		{ scene: 'gate', ask: 'なんと言いますか', choices: [] }
	]
};

describe('reflections', () => {
	it('stand by scene in the order of the story, and within it as they were shuffled', () => {
		const texts = [
			{ scene: '', text: 'e' },
			{ scene: 'gone', text: 'd' },
			{ scene: '', text: 'f' },
			{ scene: 'gate', text: 'b' },
			{ scene: 'hall', text: 'c' },
			{ scene: 'gate', text: 'a' }
		];
		expect(writtenOf([{ month: '2026-10', texts }], [version])).toEqual([
			{
				month: '2026-10',
				scenes: [
					{ scene: 'hall', ask: '何を思いましたか', texts: ['c'] },
					{ scene: 'gate', ask: 'なんと言いますか', texts: ['b', 'a'] },
					{ scene: 'gone', ask: undefined, texts: ['d'] },
					{ scene: '', ask: undefined, texts: ['e', 'f'] }
				]
			}
		]);
	});

	it('say why they stand without a question', () => {
		const t = (key: string) => key;
		expect(askOf({ scene: 'hall', ask: 'どうしますか' }, t)).toBe('どうしますか');
		expect(askOf({ scene: 'gone', ask: undefined }, t)).toBe('gone-scene');
		expect(askOf({ scene: '', ask: undefined }, t)).toBe('ask-left-out');
	});
});
