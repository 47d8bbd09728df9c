import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, mergeRuns, sameRun } from './merge';
import { branchAt, currentBranch, markRead, record, setMind, setNote } from './runs';
import { anyFork, choices, currentSteps, holds, runOf, step } from './sample';
import { readRun } from './shape';
import type { Run } from './types';

const on = (run: Run, did: string, at = `s${currentSteps(run).length}`, now = run.touched + 1) =>
	record(run, step(at, did), { hash: 'h1', now });

describe('merging two versions of a branch', () => {
	it('takes the longer when one goes on from the other', () => {
		expect(choices(mergeRuns(runOf('a'), runOf('a', 'b')))).toEqual({ main: 'ab' });
		expect(choices(mergeRuns(runOf('a', 'b'), runOf('a')))).toEqual({ main: 'ab' });
	});

	it('opens a branch from the common prefix when they went apart', () => {
		const merged = mergeRuns(runOf('a', 'b', 'c'), runOf('a', 'x', 'y'));
		const [, other] = merged.branches;
		expect(Object.values(choices(merged))).toEqual(['abc', 'axy']);
		expect(other!.id).toMatch(/^main~[0-9a-z]+$/);
		expect(other!.from).toEqual({ branch: 'main', step: 1 });
		expect(merged.current).toBe(other!.id);
	});

	it('finds that branch again when its owner, unaware, goes on', () => {
		const held = mergeRuns(runOf('a', 'b'), runOf('a', 'x'));
		expect(Object.values(choices(mergeRuns(held, runOf('a', 'x', 'y'))))).toEqual(['ab', 'axy']);
	});

	it('opens one more for each tab that goes another way', () => {
		const two = mergeRuns(runOf('a', 'b'), runOf('a', 'x', 'y'));
		const three = mergeRuns(two, runOf('a', 'x', 'z'));
		expect(Object.values(choices(three))).toEqual(['ab', 'axy', 'axz']);
		expect(three.branches[2]!.from).toEqual({ branch: two.branches[1]!.id, step: 2 });
	});

	it('keeps both wordings of a step whose prose was edited between', () => {
		const said = (words: string) =>
			record(runOf(), step('s0', 'a', { words: { said: words } }), { hash: 'h', now: 2 });
		expect(mergeRuns(said('はい'), said('ええ')).branches).toHaveLength(2);
	});

	it('keeps the further reading mark, the ending, the earlier start and the later touch', () => {
		const ended = record(runOf('a'), step('s1', 'b'), { hash: 'h9', now: 5000, ended: 'dawn' });
		const merged = currentBranch(mergeRuns(markRead(ended), { ...ended, touched: 6000 }));
		expect(merged).toMatchObject({ read: 2, ended: 'dawn', hash: 'h9', started: 1000 });
		expect(currentBranch(mergeRuns(ended, runOf('a', 'b'))).ended).toBe('dawn');
		expect(currentBranch(mergeRuns(runOf('a', 'b'), ended)).ended).toBe('dawn');
		expect(currentBranch(mergeRuns(ended, on(ended, 'c')))).not.toHaveProperty('ended');
	});
});

describe('merging runs', () => {
	it('unites branches by id, and stays where the coming version is', () => {
		const base = runOf('a', 'b');
		const left = branchAt(base, 'main', 1, { id: 'left', now: 1 });
		const right = branchAt(base, 'main', 0, { id: 'right', now: 1 });
		const merged = mergeRuns(left, right);
		expect(choices(merged)).toEqual({ main: 'ab', left: 'a', right: '' });
		expect(merged.current).toBe('right');
	});

	it('lets a branch follow the branch it left', () => {
		const ours = branchAt(runOf('a', 'x', 'y'), 'main', 2, { id: 'two', now: 1 });
		const merged = mergeRuns(runOf('a', 'b'), ours);
		const [, parted, two] = merged.branches;
		expect(two).toMatchObject({ id: 'two', from: { branch: parted!.id, step: 2 } });
	});

	it('leaves a stored branch where it is, and none becomes its own parent', () => {
		const two = (...steps: string[]) => branchAt(runOf(...steps), 'main', 1, { id: 'two', now: 1 });
		const merged = mergeRuns(two('a', 'b'), two('a', 'x'));
		const [, stored, parted] = merged.branches;
		expect(stored!.from).toEqual({ branch: 'main', step: 1 });
		// A strange file: its `main` is our parted branch, and it has one by that name as well.
		const strange = branchAt(runOf('a', 'x'), 'main', 2, { id: parted!.id, now: 1 });
		expect(readRun(mergeRuns(runOf('a', 'b'), strange)).faults).toEqual([]);
	});

	it('does not double a branch that another device named from its own side', () => {
		const [here, there] = [runOf('a', 'b'), runOf('a', 'x')];
		const onBoth = mergeRuns(mergeRuns(here, there), mergeRuns(there, here));
		expect(Object.values(choices(onBoth))).toEqual(['ab', 'ax']);
	});

	it('keeps a branch the learner opened, even if another begins alike', () => {
		const ours = branchAt(runOf('a', 'b'), 'main', 1, { id: 'mine', now: 1 });
		expect(choices(mergeRuns(runOf('a', 'b'), ours))).toEqual({ main: 'ab', mine: 'a' });
	});

	it('keeps texts of both: the one that goes on, or one below the other', () => {
		const mind = (text: string) => setMind(runOf(), 's0', text, { now: 2000 });
		const merge = (a: string, b: string) => mergeRuns(mind(a), mind(b)).minds.s0;
		expect(merge('待つ', '待つ。でも')).toBe('待つ。でも');
		expect(merge('待つ。でも', '待つ')).toBe('待つ。でも');
		expect(merge('待つ', '動く')).toBe('待つ\n\n動く');
		expect(merge('待つ\n\n動く', '動く')).toBe('待つ\n\n動く');
		expect(merge('動く', '待つ\n\n動く')).toBe('待つ\n\n動く');
		expect(merge('', '動く')).toBe('動く');
		expect(mergeRuns(setNote(runOf(), 'あ', { now: 1 }), runOf()).note).toBe('あ');
		expect(mergeRuns(runOf(), runOf())).not.toHaveProperty('note');
	});
});

describe('any two versions of a run', () => {
	it('keep every branch of the stored one and every step of the other', () => {
		fc.assert(
			fc.property(anyFork, ([held, coming]) => {
				const merged = mergeRuns(held, coming);
				expect(covers(merged, held)).toBe(true);
				for (const { steps } of coming.branches) expect(holds(merged, steps)).toBe(true);
				const at = currentBranch(merged).steps.slice(0, currentSteps(coming).length);
				expect(at).toEqual(currentSteps(coming));
			}),
			{ numRuns: 400 }
		);
	});

	it('give the same when merged again', () => {
		fc.assert(
			fc.property(anyFork, ([held, coming]) => {
				const merged = mergeRuns(held, coming);
				expect(sameRun(mergeRuns(merged, coming), merged)).toBe(true);
			}),
			{ numRuns: 400 }
		);
	});

	it('give a run that a file may hold', () => {
		fc.assert(
			fc.property(anyFork, ([held, coming]) => {
				expect(readRun(mergeRuns(held, coming)).faults).toEqual([]);
			}),
			{ numRuns: 400 }
		);
	});

	it('come to rest when two devices keep exchanging files', () => {
		fc.assert(
			fc.property(anyFork, ([held, coming]) => {
				let [here, there] = [mergeRuns(held, coming), mergeRuns(coming, held)];
				for (let round = 0; round < 2; round += 1) {
					[here, there] = [mergeRuns(here, there), mergeRuns(there, here)];
				}
				expect(mergeRuns(here, there).branches).toHaveLength(here.branches.length);
				for (const { steps } of here.branches) expect(holds(there, steps)).toBe(true);
			}),
			{ numRuns: 400 }
		);
	});
});
