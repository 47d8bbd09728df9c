import { describe, expect, it } from 'vitest';
import { measure } from './measure';
import { sketch, type Bones } from './sketch';
import { walk } from './walk';

function measured(scenes: Record<string, Bones>, rest = {}) {
	const program = sketch(scenes, rest);
	return measure(program, walk(program));
}

describe('what is measured of a walk', () => {
	it('counts decisions, not passages, on the shortest and the longest run', () => {
		const found = measured({
			call: { choices: { now: 'drive', later: 'letter' } },
			letter: { choices: { send: 'reply', keep: 'reply' } },
			reply: { to: 'drive' },
			drive: { to: 'door' },
			door: { choices: { knock: 'in', depart: 'away' } }
		});
		expect(found).toMatchObject({ shortest: 2, longest: 3, endings: 2 });
		expect(found).toMatchObject({ configurations: 7, edges: 8 });
		expect(found.everyRun).toEqual(['call', 'door']);
	});

	it('finds the shortest run by decisions where it has more scenes', () => {
		const found = measured({
			a: { choices: { quick: 'b', slow: 'p' } },
			b: { choices: { on: 'end' } },
			p: { to: 'q' },
			q: { to: 'r' },
			r: { to: 'end' }
		});
		expect(found).toMatchObject({ shortest: 1, longest: 2 });
		expect(found.everyRun).toEqual(['a']);
	});

	it('leaves skips aside', () => {
		const found = measured({
			a: { choices: { x: 'hard', y: 'hard' } },
			hard: { choices: { stay: 'b' }, skip: { to: 'end' } },
			b: { choices: { go: 'end' } }
		});
		expect(found).toMatchObject({ shortest: 3, longest: 3 });
		expect(found.everyRun).toEqual(['a', 'hard', 'b']);
	});

	it('says nothing of a longest run where the story goes in circles, and still finds the shortest', () => {
		const round = { a: { choices: { on: 'b' } }, b: { choices: { back: 'a', out: 'end' } } };
		expect(measured(round)).toMatchObject({ shortest: 2, longest: undefined });
		expect(measured(round).everyRun).toEqual(['a', 'b']);
	});

	it('does not take a mark that is left once for a circle', () => {
		const once: Record<string, Bones> = {
			a: {
				choices: {
					ask: { if: { not: { mark: 'asked' } }, marks: ['asked'], to: 'a' },
					go: 'end'
				}
			}
		};
		expect(measured(once, { marks: ['asked'] })).toMatchObject({ shortest: 1, longest: 2 });
	});

	it('does not count a circle that only a skip leads into', () => {
		const found = measured({
			a: { to: 'end', skip: { to: 'b' } },
			b: { choices: { again: 'b', on: 'end' } }
		});
		expect(found).toMatchObject({ shortest: 0, longest: 0, everyRun: [] });
	});

	it('claims no decision for every run where no run ends', () => {
		const found = measured({ a: { choices: { on: 'b' } }, b: { to: 'a' } });
		expect(found).toMatchObject({ shortest: Infinity, longest: undefined, everyRun: [] });
	});
});
