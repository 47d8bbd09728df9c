import { walk } from '../machine/walk';
import type { Program } from '../scenario/program';

/** Minutes that a voted round takes: reading, choosing, talking, choosing again, a question. */
export const MINUTES_A_ROUND = 13;

/**
 * Scenes at which a group with so many minutes votes. At the other decisions the facilitator goes on, so that the
 * story still comes to its end. Decisions with a question to think about come first; they stand in reading order.
 * @param everyRun decisions that every run meets, in the order of the script.
 */
export function stopsFor(program: Program, everyRun: readonly string[], minutes: number): string[] {
	const most = Math.max(1, Math.floor(minutes / MINUTES_A_ROUND));
	const asked = everyRun.filter((id) => program.scenes[id]?.reflection);
	const rest = everyRun.filter((id) => !asked.includes(id));
	const chosen = new Set([...spaced(asked, most), ...rest].slice(0, most));
	return everyRun.filter((id) => chosen.has(id));
}

/**
 * The shortest way to a scene, as what is done at each step; hard scenes are read, nobody leaves.
 * @returns `undefined` where no such way leads there.
 */
export function wayTo(program: Program, scene: string): string[] | undefined {
	const walked = walk(program);
	const by = new Int32Array(walked.count).fill(-2);
	by[0] = -1;
	const queue = [0];
	for (let head = 0; head < queue.length; head++) {
		const n = queue[head] ?? 0;
		if (walked.sceneOf(n) === scene) {
			const way: string[] = [];
			for (let edge = by[n] ?? -1; edge >= 0; edge = by[walked.from[edge] ?? 0] ?? -1)
				way.unshift(walked.acts[walked.act[edge] ?? 0]?.did ?? '');
			return way;
		}
		for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
			const did = walked.acts[walked.act[edge] ?? 0]?.did;
			const target = walked.to[edge] ?? 0;
			if (by[target] !== -2 || did === 'skip' || did === 'leave') continue;
			by[target] = edge;
			queue.push(target);
		}
	}
	return undefined;
}

/** Some of a list, evenly spread over it. */
function spaced<T>(list: readonly T[], count: number): T[] {
	if (list.length <= count) return [...list];
	return Array.from({ length: count }, (_, n) => list[Math.floor((n * list.length) / count)] as T);
}
