import type { Branch, Run, Step } from './types';
import { without } from './without';

/**
 * What happens to a run, as pure functions: each returns a new run and leaves the old one as it is.
 * Times are milliseconds since 1970 and are handed in, as are ids (`freshId` makes them).
 */

/** Longest text a learner writes in one field, in UTF-16 units: the `maxlength` of the page's fields. */
export const TEXT_LIMIT = 20_000;

/**
 * A run that has not begun: one empty branch, called `main`.
 * @param start `hash`: content hash of the scenario; `seed`: shuffles choices; `id`: unique on the device; `now`: ms.
 * @returns a run with `rev` 0, not yet stored.
 */
export function newRun(start: {
	scenario: string;
	lang: string;
	hash: string;
	seed: number;
	id: string;
	now: number;
}): Run {
	const { scenario, lang, hash, seed, id, now } = start;
	const main: Branch = { id: 'main', steps: [], read: 0, hash, started: now, touched: now };
	return {
		id,
		scenario,
		lang,
		seed,
		rev: 0,
		current: main.id,
		branches: [main],
		minds: {},
		reflections: {},
		started: now,
		touched: now
	};
}

/**
 * One branch of a run.
 * @throws RangeError when the run has no branch of that id.
 */
export function branchOf(run: Run, id: string): Branch {
	const branch = run.branches.find((candidate) => candidate.id === id);
	if (!branch) throw new RangeError(`Run ${run.id} has no branch “${id}”.`);
	return branch;
}

/**
 * The branch the learner is on.
 * @throws RangeError when `run.current` names no branch.
 */
export function currentBranch(run: Run): Branch {
	return branchOf(run, run.current);
}

function withCurrent(run: Run, change: (branch: Branch) => Branch): Run {
	const changed = change(currentBranch(run));
	return { ...run, branches: run.branches.map((it) => (it.id === changed.id ? changed : it)) };
}

/**
 * Adds a step to the current branch.
 * @param context `hash`: content hash of the scenario now; `now`: ms; `ended`: the ending the step leads to,
 * by default none (which also reopens a branch that ended before an edit of the story).
 * @throws RangeError when `run.current` names no branch.
 */
export function record(
	run: Run,
	step: Step,
	{ hash, now, ended }: { hash: string; now: number; ended?: string }
): Run {
	const grown = withCurrent(run, (branch) => ({
		...without(branch, 'ended'),
		steps: [...branch.steps, step],
		hash,
		touched: now,
		...(ended === undefined ? {} : { ended })
	}));
	return { ...grown, touched: now };
}

/**
 * Goes back and opens a branch: its steps are the first `stepIndex` steps of another one. Erases nothing.
 * Whoever then takes the same step as before ({@link sameStep}) had no need to branch; that is the caller's to see.
 * @param stepIndex how many steps are kept, 0 to the length of the branch.
 * @param fresh `id`: of the new branch, unique in the run, without `~`; `now`: ms.
 * @returns the run with the new branch as the current one; what it shares with the old one counts as read.
 * @throws RangeError when the branch is unknown, the index outside it, or the id taken.
 */
export function branchAt(
	run: Run,
	branchId: string,
	stepIndex: number,
	{ id, now }: { id: string; now: number }
): Run {
	const old = branchOf(run, branchId);
	if (!Number.isInteger(stepIndex) || stepIndex < 0 || stepIndex > old.steps.length) {
		throw new RangeError(`Expected a step from 0 to ${old.steps.length}, got ${stepIndex}.`);
	}
	if (run.branches.some((branch) => branch.id === id)) {
		throw new RangeError(`Run ${run.id} already has a branch “${id}”.`);
	}
	const branch: Branch = {
		id,
		from: { branch: branchId, step: stepIndex },
		steps: old.steps.slice(0, stepIndex),
		read: stepIndex,
		hash: old.hash,
		started: now,
		touched: now
	};
	return { ...run, current: id, branches: [...run.branches, branch], touched: now };
}

/**
 * Notes that outcomes of the current branch have been read; never takes it back.
 * @param read number of steps, by default all of them; more than there are counts as all.
 */
export function markRead(run: Run, read = Infinity): Run {
	return withCurrent(run, (branch) => ({
		...branch,
		read: Math.max(branch.read, Math.min(read, branch.steps.length))
	}));
}

function withText(texts: Record<string, string>, key: string, text: string) {
	return text === '' ? without(texts, key) : { ...texts, [key]: text };
}

/** Keeps the line written before choosing in a scene; an empty text takes it away. `now`: ms. */
export function setMind(run: Run, scene: string, text: string, { now }: { now: number }): Run {
	return { ...run, minds: withText(run.minds, scene, text), touched: now };
}

/** Keeps the answer to the reflection of a scene; an empty text takes it away. `now`: ms. */
export function setReflection(
	run: Run,
	scene: string,
	text: string,
	{ now }: { now: number }
): Run {
	return { ...run, reflections: withText(run.reflections, scene, text), touched: now };
}

/** Keeps the learner's note on the whole run; an empty text takes it away. `now`: ms. */
export function setNote(run: Run, text: string, { now }: { now: number }): Run {
	return { ...(text === '' ? without(run, 'note') : { ...run, note: text }), touched: now };
}

/** Whether the same was done at the same place; the prose around it may have been edited since. */
export function sameStep(a: Step, b: Step): boolean {
	return a.at === b.at && a.did === b.did && a.own === b.own;
}

/**
 * How far two branches go together.
 * @param same when two steps count as one; by default {@link sameStep}.
 * @returns the number of steps they share from the start.
 */
export function commonPrefix(
	a: Pick<Branch, 'steps'>,
	b: Pick<Branch, 'steps'>,
	same: (a: Step, b: Step) => boolean = sameStep
): number {
	const shorter = Math.min(a.steps.length, b.steps.length);
	for (let index = 0; index < shorter; index += 1) {
		if (!same(a.steps[index]!, b.steps[index]!)) return index;
	}
	return shorter;
}
