import type { Test } from './program';

/** What can be done at a place: a choice by its id, `next`, `skip`, or `leave`. */
export interface Act {
	scene: string;
	did: string;
}

/**
 * Every reachable configuration of a scenario and every step between them, as the checks read it.
 * Configurations are numbered from 0 (the start) in the order of a breadth-first walk.
 */
export interface Walked {
	/** Number of configurations. */
	count: number;
	acts: readonly Act[];
	/** For edge e: the configuration it leaves, the one it reaches, and the index of its act. */
	from: readonly number[];
	to: readonly number[];
	act: readonly number[];
	/** Edges of configuration n are those from `first[n]` up to, not including, `first[n + 1]`. */
	first: readonly number[];
	/** The edge that first reached a configuration; -1 for the start. */
	reachedBy: readonly number[];
	/** Acts that are offered in a configuration where none of their roads fits. */
	nowhere: readonly { from: number; act: number }[];
	/** The scene or ending where configuration n stands. */
	sceneOf(n: number): string;
	isEnding(n: number): boolean;
	holds(n: number, test: Test): boolean;
}

/**
 * The shortest way from the start to a configuration, as `scene: choice` names.
 * @param until the configuration; its own scene or ending is the last name.
 */
export function pathTo(walked: Walked, until: number): string[] {
	return pathIn(walked, walked.reachedBy, until);
}

/** What was done on an edge. */
function nameOf(walked: Walked, edge: number): string {
	return nameOfAct(walked, walked.act[edge] ?? 0);
}

/** An act as `scene: choice`, or the scene alone where there was nothing to choose. */
export function nameOfAct(walked: Walked, act: number): string {
	const { scene, did } = walked.acts[act] ?? { scene: '?', did: 'next' };
	return did === 'next' ? scene : `${scene}: ${did}`;
}

/**
 * Configurations reached from a set, following edges that pass.
 * @param starts where to begin.
 * @param passes whether an edge may be taken; by default all.
 * @returns for each configuration the edge that first reached it, -1 for a start, -2 where not reached.
 */
export function spread(
	walked: Walked,
	starts: Iterable<number>,
	passes: (edge: number) => boolean = () => true
): Int32Array {
	const by = new Int32Array(walked.count).fill(-2);
	const queue: number[] = [];
	for (const n of starts) {
		if (by[n] === -2) {
			by[n] = -1;
			queue.push(n);
		}
	}
	for (let head = 0; head < queue.length; head++) {
		const n = queue[head] ?? 0;
		for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
			const target = walked.to[edge] ?? 0;
			if (by[target] !== -2 || !passes(edge)) continue;
			by[target] = edge;
			queue.push(target);
		}
	}
	return by;
}

/**
 * Configurations from which one of a set can be reached.
 * @param goals the set.
 * @returns 1 where it can.
 */
export function canReach(walked: Walked, goals: Iterable<number>): Uint8Array {
	const degree = new Uint32Array(walked.count + 1);
	for (const target of walked.to) degree[target + 1] = (degree[target + 1] ?? 0) + 1;
	for (let n = 0; n < walked.count; n++) degree[n + 1] = (degree[n + 1] ?? 0) + (degree[n] ?? 0);
	const slot = degree.slice();
	const incoming = new Uint32Array(walked.to.length);
	walked.to.forEach((target, edge) => {
		const at = slot[target] ?? 0;
		incoming[at] = edge;
		slot[target] = at + 1;
	});

	const reached = new Uint8Array(walked.count);
	const queue: number[] = [];
	for (const n of goals) {
		if (!reached[n]) {
			reached[n] = 1;
			queue.push(n);
		}
	}
	for (let head = 0; head < queue.length; head++) {
		const n = queue[head] ?? 0;
		for (let at = degree[n] ?? 0; at < (degree[n + 1] ?? 0); at++) {
			const source = walked.from[incoming[at] ?? 0] ?? 0;
			if (reached[source]) continue;
			reached[source] = 1;
			queue.push(source);
		}
	}
	return reached;
}

/**
 * The names along a spread, from its start to a configuration.
 * @param by what {@link spread} returned.
 */
export function pathIn(walked: Walked, by: ArrayLike<number>, until: number): string[] {
	const names = [walked.sceneOf(until)];
	for (let edge = by[until] ?? -1; edge >= 0;) {
		const from = walked.from[edge] ?? 0;
		names.unshift(nameOf(walked, edge));
		edge = by[from] ?? -1;
	}
	return names;
}
