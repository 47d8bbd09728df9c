import { describe, expect, it } from 'vitest';
import { freshId, shortHash } from './ids';
import {
	branchAt,
	branchOf,
	commonPrefix,
	currentBranch,
	markRead,
	newRun,
	record,
	sameStep,
	setMind,
	setNote,
	setReflection
} from './runs';
import { choices, runOf, step } from './sample';

const context = { hash: 'h2', now: 2000 };

describe('a run', () => {
	it('begins with one empty branch and has never been saved', () => {
		const run = newRun({ scenario: 'kotatsu', lang: 'ja', hash: 'h', seed: 3, id: 'r', now: 5 });
		expect(run).toStrictEqual({
			id: 'r',
			scenario: 'kotatsu',
			lang: 'ja',
			seed: 3,
			rev: 0,
			current: 'main',
			branches: [{ id: 'main', steps: [], read: 0, hash: 'h', started: 5, touched: 5 }],
			minds: {},
			reflections: {},
			started: 5,
			touched: 5
		});
	});

	it('records a step on the current branch and leaves the old run as it was', () => {
		const before = runOf('a');
		const copy = structuredClone(before);
		const after = record(before, step('s1', 'b'), context);
		expect(currentBranch(after)).toMatchObject({ hash: 'h2', touched: 2000, read: 0 });
		expect(choices(after)).toEqual({ main: 'ab' });
		expect(after.touched).toBe(2000);
		expect(before).toStrictEqual(copy);
	});

	it('knows the ending, and forgets it when the story goes on', () => {
		const ended = record(runOf('a'), step('s1', 'b'), { ...context, ended: 'dawn' });
		expect(currentBranch(ended).ended).toBe('dawn');
		expect(currentBranch(record(ended, step('s2', 'next'), context))).not.toHaveProperty('ended');
	});

	it('refuses to record where the current branch is not there', () => {
		const broken = { ...runOf('a'), current: 'lost' };
		expect(() => record(broken, step('s1', 'b'), context)).toThrow(RangeError);
	});
});

describe('going back', () => {
	it('opens a branch from the kept steps and erases nothing', () => {
		const run = branchAt(runOf('a', 'b', 'c'), 'main', 1, { id: 'two', now: 3000 });
		expect(choices(run)).toEqual({ main: 'abc', two: 'a' });
		expect(currentBranch(run)).toStrictEqual({
			id: 'two',
			from: { branch: 'main', step: 1 },
			steps: [step('s0', 'a')],
			read: 1,
			hash: 'h1',
			started: 3000,
			touched: 3000
		});
		expect(choices(record(run, step('s1', 'x'), context))).toEqual({ main: 'abc', two: 'ax' });
	});

	it('can go back to the beginning and to the end, but not beyond', () => {
		const run = runOf('a', 'b');
		expect(choices(branchAt(run, 'main', 0, { id: 'x', now: 1 })).x).toBe('');
		expect(choices(branchAt(run, 'main', 2, { id: 'x', now: 1 })).x).toBe('ab');
		for (const index of [-1, 3, 0.5, NaN]) {
			expect(() => branchAt(run, 'main', index, { id: 'x', now: 1 })).toThrow(RangeError);
		}
	});

	it('refuses an unknown branch and an id that is taken', () => {
		expect(() => branchAt(runOf('a'), 'other', 0, { id: 'x', now: 1 })).toThrow('no branch');
		expect(() => branchAt(runOf('a'), 'main', 0, { id: 'main', now: 1 })).toThrow('already has');
		expect(() => branchOf(runOf(), 'x')).toThrow(RangeError);
	});
});

describe('what has been read', () => {
	it('is all of it by default, never more than there is, and never less than before', () => {
		expect(currentBranch(markRead(runOf('a', 'b'))).read).toBe(2);
		expect(currentBranch(markRead(runOf('a', 'b'), 1)).read).toBe(1);
		expect(currentBranch(markRead(runOf('a', 'b'), 9)).read).toBe(2);
		expect(currentBranch(markRead(markRead(runOf('a', 'b')), 1)).read).toBe(2);
	});
});

describe('the learner’s own words', () => {
	it('are kept by scene, and taken away by an empty text', () => {
		const run = setReflection(setMind(runOf(), 's0', '迷う', { now: 9 }), 's1', '急いだ', {
			now: 10
		});
		expect(run).toMatchObject({
			minds: { s0: '迷う' },
			reflections: { s1: '急いだ' },
			touched: 10
		});
		expect(setMind(run, 's0', '', { now: 11 }).minds).toStrictEqual({});
		expect(setReflection(run, 's1', '', { now: 11 }).reflections).toStrictEqual({});
	});

	it('may be a note on the whole run', () => {
		const noted = setNote(runOf(), '明日もう一度', { now: 9 });
		expect(noted.note).toBe('明日もう一度');
		expect(setNote(noted, '', { now: 10 })).not.toHaveProperty('note');
	});
});

describe('two branches side by side', () => {
	it('share the steps up to the first different deed', () => {
		const [a, b] = [runOf('a', 'b', 'c'), runOf('a', 'b', 'x', 'y')].map(currentBranch);
		expect(commonPrefix(a!, b!)).toBe(2);
		expect(commonPrefix(a!, a!)).toBe(3);
		expect(commonPrefix(a!, { steps: [] })).toBe(0);
	});

	it('share a step whose prose was edited, but not one in other words of the learner’s', () => {
		const asked = step('s0', 'a', { words: { ask: 'どうする?' } });
		expect(sameStep(asked, step('s0', 'a', { words: { ask: 'どうしますか?' } }))).toBe(true);
		expect(sameStep(asked, step('s0', 'a', { own: '待つ' }))).toBe(false);
		expect(sameStep(asked, step('s1', 'a'))).toBe(false);
		const exact = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
		expect(commonPrefix({ steps: [asked] }, { steps: [step('s0', 'a')] }, exact)).toBe(0);
	});
});

describe('ids', () => {
	it('are 32 digits, each time others', () => {
		const ids = new Set(Array.from({ length: 100 }, freshId));
		expect(ids.size).toBe(100);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
	});

	it('of merged branches are short and stable across releases', () => {
		expect(shortHash('')).toBe('ztntfp');
		expect(shortHash('1 ["s1","a"]')).toBe(shortHash('1 ["s1","a"]'));
		expect(shortHash('あ')).not.toBe(shortHash('い'));
	});
});
