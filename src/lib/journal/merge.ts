import { shortHash } from './ids';
import { commonPrefix } from './runs';
import type { Branch, Run, Step } from './types';
import { without } from './without';

/**
 * Two versions of one run become one that holds both. Pure, and the same wherever it happens:
 * where versions part, the branch already held keeps its id and its steps, and the other goes on
 * under an id made from the place and the step where they part. So a tab that merges again, or a
 * file that is read twice, finds its own branch instead of opening another.
 */
const PARTED = '~';
const GAP = '\n\n';

/** A step with everything it says: in a merge, edited prose is a difference worth keeping. */
function stepKey({ at, did, own, words }: Step): string {
	return JSON.stringify([at, did, own ?? null, words?.ask ?? null, words?.said ?? null]);
}
const identical = (a: Step, b: Step) => stepKey(a) === stepKey(b);
const shared = (a: Branch, b: Branch) => commonPrefix(a, b, identical);

/** Two versions of a branch of which one begins with the other: the longer, with what either knew. */
function combine(held: Branch, coming: Branch): Branch {
	const more = coming.steps.length - held.steps.length || coming.touched - held.touched;
	const [fuller, other] = more > 0 ? [coming, held] : [held, coming];
	const level = coming.steps.length === held.steps.length;
	const ended = fuller.ended ?? (level ? other.ended : undefined);
	return {
		...without(fuller, 'from'),
		id: held.id,
		...(held.from ? { from: held.from } : {}),
		read: Math.max(held.read, coming.read),
		started: Math.min(held.started, coming.started),
		touched: Math.max(held.touched, coming.touched),
		...(ended === undefined ? {} : { ended })
	};
}

/**
 * Another device may have named the same parting from its own side: its `b~x` can be our `b`.
 * Only branches that a merge opened are looked for; what a learner opened stays a branch of its own.
 */
function kinThatHolds(branches: Map<string, Branch>, coming: Branch): Branch | undefined {
	const [root] = coming.id.split(PARTED);
	if (root === coming.id || branches.has(coming.id)) return undefined;
	for (const branch of branches.values()) {
		const related = branch.id.split(PARTED)[0] === root;
		if (related && shared(branch, coming) === coming.steps.length) return branch;
	}
	return undefined;
}

/** Puts a branch where it belongs and returns the id it has there. The id grows on each turn, so this ends. */
function place(branches: Map<string, Branch>, coming: Branch): string {
	let id = kinThatHolds(branches, coming)?.id ?? coming.id;
	let { from } = coming;
	for (;;) {
		const held = branches.get(id);
		if (!held) {
			branches.set(id, { ...coming, id, ...(from ? { from } : {}) });
			return id;
		}
		const step = shared(held, coming);
		if (step === held.steps.length || step === coming.steps.length) {
			branches.set(id, combine(held, coming));
			return id;
		}
		from = { branch: id, step };
		id += PARTED + shortHash(`${step} ${stepKey(coming.steps[step]!)}`);
	}
}

function mergeBranches(held: Run, coming: Run) {
	const branches = new Map(held.branches.map((branch) => [branch.id, branch]));
	const placed = new Map(
		coming.branches.map((branch) => [branch.id, place(branches, branch)] as const)
	);
	const known = new Set(held.branches.map(({ id }) => id));
	for (const { id, from } of coming.branches) {
		// A new branch may have left one that now has another id; that one shares the same steps.
		const parent = from && placed.get(from.branch);
		if (!parent || parent === id || known.has(id) || placed.get(id) !== id) continue;
		branches.set(id, { ...branches.get(id)!, from: { branch: parent, step: from.step } });
	}
	return { branches: [...branches.values()], placed };
}

/**
 * Two versions of one text: the longer where one goes on from the other, else one below the other,
 * since neither is ours to throw away.
 */
function mergeText(held: string, coming: string): string {
	const contains = (whole: string, part: string) =>
		whole.startsWith(part) || (GAP + whole + GAP).includes(GAP + part + GAP);
	if (contains(held, coming)) return held;
	if (contains(coming, held)) return coming;
	return held + GAP + coming;
}

function mergeTexts(held: Record<string, string>, coming: Record<string, string>) {
	const texts = new Map(Object.entries(held));
	for (const [key, text] of Object.entries(coming)) {
		texts.set(key, mergeText(texts.get(key) ?? '', text));
	}
	return Object.fromEntries(texts);
}

/**
 * Joins two versions of one run; no branch, step or text of either is lost.
 * @param held the stored version: its branches keep their ids and their steps.
 * @param coming the other version: what it has in addition is added.
 * @returns the union; `current` is where `coming` was, `rev` the higher of both. Merging the same
 * version again changes nothing.
 */
export function mergeRuns(held: Run, coming: Run): Run {
	const { branches, placed } = mergeBranches(held, coming);
	const note = mergeText(held.note ?? '', coming.note ?? '');
	return {
		...held,
		lang: coming.touched > held.touched ? coming.lang : held.lang,
		rev: Math.max(held.rev, coming.rev),
		current: placed.get(coming.current) ?? held.current,
		branches,
		minds: mergeTexts(held.minds, coming.minds),
		reflections: mergeTexts(held.reflections, coming.reflections),
		...(note ? { note } : {}),
		started: Math.min(held.started, coming.started),
		touched: Math.max(held.touched, coming.touched)
	};
}

/** Whether `run` has every branch of `held`, each with at least its steps. */
export function covers(run: Run, held: Run): boolean {
	return held.branches.every((branch) =>
		run.branches.some((it) => it.id === branch.id && shared(it, branch) === branch.steps.length)
	);
}

/** Whether two runs say the same; `rev` and the order of branches and keys do not count. */
export function sameRun(a: Run, b: Run): boolean {
	return canonical(a) === canonical(b);
}

function canonical(run: Run): string {
	const branches = [...run.branches].sort((a, b) => (a.id < b.id ? -1 : 1));
	return JSON.stringify({ ...run, rev: 0, branches }, (_key, value: unknown) => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}
