import type { Program } from '../scenario/program';
import { spread, type Walked } from '../scenario/walked';

/** A decision whose table is declared, and what its cells are. */
export interface Moment {
	scene: string;
	/**
	 * What can be done there, in cells: choice ids, `skip`, `leave`. The last cell also holds everybody who left the
	 * story before: `leave` stands in it where one can have left, here or there.
	 */
	cells: string[][];
}

/**
 * What of a version of a story may be told. A server keeps it with the version, from its first start with it: by the
 * time a batch is full the story may have been edited.
 */
export interface Declared {
	/** Every decision, in the order of the script, and which principles its choices strain. */
	decisions: { scene: string; strains: Record<string, string[]> }[];
	/** Those whose tables are declared, in the order they come. */
	moments: Moment[];
}

/** What may be told of a story. */
export function declare(program: Program, walked: Walked): Declared {
	const decisions = Object.entries(program.scenes)
		.filter(([, { choices }]) => Object.keys(choices).length > 0)
		.map(([scene, { choices }]) => ({
			scene,
			strains: Object.fromEntries(
				Object.entries(choices).map(([id, { strains }]) => [id, strains ?? []])
			)
		}));
	return { decisions, moments: momentsOf(program, walked) };
}

/**
 * The decisions of a story whose tables may be published beside one another, in the order they come.
 *
 * Tables that are each safe are not safe together: where "knock" alone leads to the second scene, and the table of the
 * second scene holds everybody, everybody knocked, whatever was withheld of the first. So only such decisions are
 * declared as do not depend on one another at all. A decision is declared when
 * 1. every run that does not leave passes it, and passes it once; and
 * 2. however it is come to, something of each of its cells is offered. Choices that are only sometimes offered share a
 *    cell with others so that this holds, in the division that has the most cells.
 *
 * Then every combination of cells is the run of somebody, and the tables of a batch speak of things as free of one
 * another as the dice of one throw. Nothing can be subtracted: what is published of the others fits, whichever cell
 * all are in at one of them. It is decided by the story alone, before there are any runs; if it were decided by
 * the runs, the decision itself would tell of them (Wong, Fu, Wang, Pei 2007, "Minimality attack in
 * privacy preserving data publishing", VLDB).
 *
 * All other decisions are always withheld: those that only some come to, and those come to again and again. So are
 * endings, which follow from what was chosen.
 */
function momentsOf(program: Program, walked: Walked): Moment[] {
	const { acts, act, first, to } = walked;
	const stays = acts.map(({ did }) => did !== 'leave');
	const isAct = (edge: number) => stays[act[edge] ?? 0] ?? false;
	const sceneOfEdge = (edge: number) => acts[act[edge] ?? 0]?.scene;
	const reached = spread(walked, [0], isAct);
	const places = new Map<string, number[]>();
	const ends: number[] = [];
	for (let n = 0; n < walked.count; n++) {
		if (reached[n] === -2) continue;
		if (walked.isEnding(n)) {
			ends.push(n);
			continue;
		}
		const here = places.get(walked.sceneOf(n)) ?? [];
		places.set(walked.sceneOf(n), here);
		here.push(n);
	}
	// Where a run can get stuck, what is offered there is not a run. A sound story has no such place.
	if (!allEnd(walked, reached, isAct)) return [];
	const edgesOf = (n: number) => {
		const [from = 0, upto = 0] = [first[n], first[n + 1]];
		return Array.from({ length: upto - from }, (_, i) => from + i).filter(isAct);
	};
	const onEveryRun = (scene: string, here: number[]) => {
		const around = spread(walked, [0], (edge) => isAct(edge) && sceneOfEdge(edge) !== scene);
		if (ends.length === 0 || ends.some((n) => around[n] !== -2)) return false;
		const after = here.flatMap(edgesOf).map((edge) => to[edge] ?? 0);
		const beyond = spread(walked, after, isAct);
		return here.every((n) => beyond[n] === -2);
	};

	const moments: { moment: Moment; beyond: number }[] = [];
	// Whoever left is in the last cell of every decision that comes after, and so is the word for it.
	const leaving = Object.entries(program.scenes).flatMap(([id, { leave }]) =>
		leave ? (places.get(id) ?? []) : []
	);
	const left = spread(walked, leaving, isAct);
	for (const [id, { choices, skip }] of Object.entries(program.scenes)) {
		const here = places.get(id);
		if (!here || Object.keys(choices).length === 0 || !onEveryRun(id, here)) continue;
		const offered = new Set<string>();
		for (const n of here) {
			offered.add(JSON.stringify(edgesOf(n).map((edge) => acts[act[edge] ?? 0]?.did)));
		}
		const names = [...Object.keys(choices), ...(skip ? ['skip'] : [])];
		const cells = finest(
			names,
			[...offered].map((told) => JSON.parse(told) as string[])
		);
		if (cells.length < 2) continue;
		if (here.some((n) => left[n] !== -2)) cells.at(-1)?.push('leave');
		const beyond = spread(walked, here, isAct).filter((edge) => edge !== -2).length;
		moments.push({ moment: { scene: id, cells }, beyond });
	}
	// All runs pass them in one order: from the later, less of the story is still to come.
	return moments.sort((a, b) => b.beyond - a.beyond).map(({ moment }) => moment);
}

/** Whether an ending can be reached from everywhere that was reached, by edges that pass. */
function allEnd(
	walked: Walked,
	reached: ArrayLike<number>,
	passes: (edge: number) => boolean
): boolean {
	const { count, first, to } = walked;
	const ends = new Uint8Array(count);
	// Later configurations have mostly the higher numbers, so that one or two rounds are enough.
	for (let changed = true; changed;) {
		changed = false;
		for (let n = count - 1; n >= 0; n--) {
			if (ends[n]) continue;
			let found = walked.isEnding(n);
			for (let edge = first[n] ?? 0; edge < (first[n + 1] ?? 0) && !found; edge++) {
				found = passes(edge) && ends[to[edge] ?? 0] === 1;
			}
			if (found) {
				ends[n] = 1;
				changed = true;
			}
		}
	}
	return ends.every((end, n) => end === 1 || reached[n] === -2);
}

/** Names of at most so many acts are divided in every way; the stories have up to five at a decision. */
const MOST_DIVIDED = 8;

/**
 * Divide names into as many cells as there can be while each cell has something in every offer. Of equally fine
 * divisions, the one that leaves the earlier names alone.
 */
function finest(names: string[], offers: string[][]): string[][] {
	if (names.length > MOST_DIVIDED) return [];
	let best: string[][] = [];
	const place = (n: number, cells: string[][]) => {
		if (n === names.length) {
			const holds = offers.every((offer) =>
				cells.every((cell) => cell.some((name) => offer.includes(name)))
			);
			if (holds && cells.length >= best.length) best = cells.map((cell) => [...cell]);
			return;
		}
		const name = names[n] ?? '';
		for (const cell of cells) {
			cell.push(name);
			place(n + 1, cells);
			cell.pop();
		}
		cells.push([name]);
		place(n + 1, cells);
		cells.pop();
	};
	place(0, []);
	return best;
}
