import { describe, expect, it } from 'vitest';
import { pathTo } from '../scenario/walked';
import { sketch, type Bones } from './sketch';
import { TooLarge, walk } from './walk';

/** A corridor of doors, each of which may leave a mark: 2ⁿ ways for n doors. */
function corridor(doors: number) {
	const marks = Array.from({ length: doors }, (_, n) => `m${n}`);
	const scenes = marks.map((mark, n): [string, Bones] => {
		const to = n + 1 < doors ? `d${n + 1}` : 'end';
		return [`d${n}`, { choices: { [`open${n}`]: { marks: [mark], to }, [`pass${n}`]: to } }];
	});
	return sketch(Object.fromEntries(scenes), { marks });
}

describe('the walk', () => {
	it('numbers configurations from the start, nearest first', () => {
		const walked = walk(corridor(2));
		const places = Array.from({ length: walked.count }, (_, n) => walked.sceneOf(n));
		expect(places).toEqual(['d0', 'd1', 'd1', 'end', 'end', 'end', 'end']);
		expect(pathTo(walked, 6)).toEqual(['d0: pass0', 'd1: pass1', 'end']);
		expect([0, 3].map((n) => walked.isEnding(n))).toEqual([false, true]);
	});

	it('walks up to its limit and not one configuration further', () => {
		const all = 2 ** 6 - 1;
		expect(walk(corridor(5), all).count).toBe(all);
		expect(() => walk(corridor(5), all - 1)).toThrow(new TooLarge('more than 62 configurations'));
	});

	it('refuses a story of more than two million configurations rather than sample it', () => {
		expect(() => walk(corridor(21))).toThrow('more than 2,000,000 configurations');
	}, 60_000);

	it('refuses what cannot be counted', () => {
		expect(() => walk(corridor(31))).toThrow(TooLarge);
	});

	it('goes round a circle once', () => {
		const walked = walk(sketch({ a: { to: 'b' }, b: { choices: { back: 'a', out: 'end' } } }));
		expect(walked.count).toBe(3);
		expect(walked.from.length).toBe(3);
	});

	it('remembers what is offered and leads nowhere', () => {
		const closed = { to: [{ if: { mark: 'm' }, to: 'end' }] };
		const program = sketch({ a: { choices: { on: closed, out: 'end' } } }, { marks: ['m'] });
		const walked = walk(program);
		expect(walked.nowhere).toEqual([{ from: 0, act: 0 }]);
		expect(walked.acts[0]).toEqual({ scene: 'a', did: 'on' });
		expect(walked.count).toBe(2);
	});
});
