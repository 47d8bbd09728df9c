import fc from 'fast-check';
import {
	branchAt,
	currentBranch,
	markRead,
	newRun,
	record,
	setMind,
	setNote,
	setReflection
} from './runs';
import type { Run, Step } from './types';

/** Runs for tests: a small one by hand, and arbitrary ones made by the public functions. */

export const step = (at: string, did: string, more: Partial<Step> = {}): Step => ({
	at,
	did,
	...more
});

/** A run of scenario `kotatsu` with the given choices on its main branch. */
export function runOf(...choices: string[]): Run {
	const start = { scenario: 'kotatsu', lang: 'ja', hash: 'h1', seed: 7, id: 'run', now: 1000 };
	return choices.reduce(
		(run, did, index) => record(run, step(`s${index}`, did), { hash: 'h1', now: 1001 + index }),
		newRun(start)
	);
}

/** The choices of each branch, by its id. */
export function choices(run: Run): Record<string, string> {
	return Object.fromEntries(
		run.branches.map(({ id, steps }) => [id, steps.map(({ did }) => did).join('')])
	);
}

const scene = fc.constantFrom('s0', 's1', 's2');
const anyStep: fc.Arbitrary<Step> = fc.record(
	{
		at: scene,
		did: fc.constantFrom('a', 'b', 'next'),
		own: fc.constantFrom('静かに待つ', ''),
		words: fc.record({ ask: fc.constantFrom('どうする?', 'What now?') })
	},
	{ requiredKeys: ['at', 'did'] }
);

/** Something a learner does to a run. */
export type Deed = (run: Run, now: number) => Run;
const text = fc.oneof(fc.constantFrom('', 'ま', 'まだ', 'まだ早い'), fc.string({ maxLength: 12 }));
export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc
			.tuple(anyStep, fc.option(fc.constantFrom('dawn', 'dusk'), { nil: undefined }))
			.map(
				([taken, ended]): Deed =>
					(run, now) =>
						record(run, taken, { hash: `h${now % 3}`, now, ...(ended ? { ended } : {}) })
			)
	},
	fc.tuple(fc.nat(), fc.nat(), fc.uuid()).map(([which, at, id]): Deed => (run, now) => {
		const branch = run.branches[which % run.branches.length]!;
		return branchAt(run, branch.id, at % (branch.steps.length + 1), { id, now });
	}),
	fc.tuple(scene, text).map(
		([at, line]): Deed =>
			(run, now) =>
				setMind(run, at, line, { now })
	),
	fc.tuple(scene, text).map(
		([at, line]): Deed =>
			(run, now) =>
				setReflection(run, at, line, { now })
	),
	text.map(
		(line): Deed =>
			(run, now) =>
				setNote(run, line, { now })
	),
	fc.nat(5).map(
		(count): Deed =>
			(run) =>
				markRead(run, count)
	),
	fc.nat().map((which): Deed => (run) => ({
		...run,
		current: run.branches[which % run.branches.length]!.id
	}))
);

/** A run after some deeds; ids are drawn from three, so that two of them can be versions of one. */
export const anyRun: fc.Arbitrary<Run> = fc
	.tuple(fc.constantFrom('r1', 'r2', 'r3'), fc.nat(1e6), fc.array(anyDeed, { maxLength: 12 }))
	.map(([id, now, deeds]) =>
		deeds.reduce(
			(run, deed, index) => deed(run, now + index),
			newRun({ scenario: 'kotatsu', lang: 'ja', hash: 'h0', seed: 7, id, now })
		)
	);

/** Two versions of one run: what they have in common, and what each side did afterwards. */
export const anyFork: fc.Arbitrary<[Run, Run]> = fc
	.tuple(
		anyRun,
		fc.array(anyDeed, { maxLength: 8 }),
		fc.array(anyDeed, { maxLength: 8 }),
		fc.nat(9)
	)
	.map(([run, left, right, apart]) => {
		const after = (deeds: Deed[], now: number) =>
			deeds.reduce((version, deed, index) => deed(version, now + index), run);
		return [after(left, run.touched + 1), after(right, run.touched + 1 + apart)];
	});

/** Whether some branch of a run begins with exactly these steps. */
export function holds(run: Run, steps: readonly Step[]): boolean {
	const begin = JSON.stringify(steps.map(stepList));
	return run.branches.some(
		(branch) => JSON.stringify(branch.steps.slice(0, steps.length).map(stepList)) === begin
	);
}
const stepList = ({ at, did, own, words }: Step) => [at, did, own, words?.ask, words?.said];

/** What one tab or device brought: the steps of its current branch. */
export const currentSteps = (run: Run) => currentBranch(run).steps;
