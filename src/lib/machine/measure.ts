import type { Program } from '../scenario/program';
import { spread, type Walked } from '../scenario/walked';

/** What `npm run scenarios` prints of a walk. */
export interface Measure {
	configurations: number;
	edges: number;
	/** Endings that can be reached. */
	endings: number;
	/** Decisions on the shortest run without skips. */
	shortest: number;
	/** Decisions on the longest run; `undefined` where the story can go in circles. */
	longest: number | undefined;
	/** Decisions that every complete run meets, skips aside. */
	everyRun: string[];
}

/** Measure a walk; time grows with its edges. */
export function measure(program: Program, walked: Walked): Measure {
	const decides = walked.acts.map(({ did }) => did !== 'next' && did !== 'skip');
	const skips = walked.acts.map(({ did }) => did === 'skip');
	const ends = [...Array(walked.count).keys()].filter((n) => walked.isEnding(n));
	return {
		configurations: walked.count,
		edges: walked.from.length,
		endings: new Set(ends.map((n) => walked.sceneOf(n))).size,
		...lengths(walked, decides, skips),
		everyRun: onEveryRun(program, walked, skips, ends)
	};
}

/** Shortest and longest number of decisions, by one pass in topological order. */
function lengths(walked: Walked, decides: boolean[], skips: boolean[]) {
	const waiting = new Uint32Array(walked.count);
	walked.to.forEach((target, edge) => {
		if (!skips[walked.act[edge] ?? 0]) waiting[target] = (waiting[target] ?? 0) + 1;
	});
	// Configurations that only a skip reaches have no run without skips; they start unreached.
	const least = new Float64Array(walked.count).fill(Infinity);
	const most = new Float64Array(walked.count).fill(-Infinity);
	least[0] = most[0] = 0;
	const queue = [...Array(walked.count).keys()].filter((n) => waiting[n] === 0);
	let shortest = Infinity;
	let longest = 0;
	for (let head = 0; head < queue.length; head++) {
		const n = queue[head] ?? 0;
		const [low, high] = [least[n] ?? Infinity, most[n] ?? -Infinity];
		if (walked.isEnding(n) && low < Infinity) {
			shortest = Math.min(shortest, low);
			longest = Math.max(longest, high);
		}
		for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
			const act = walked.act[edge] ?? 0;
			if (skips[act]) continue;
			const target = walked.to[edge] ?? 0;
			const cost = decides[act] ? 1 : 0;
			least[target] = Math.min(least[target] ?? Infinity, low + cost);
			most[target] = Math.max(most[target] ?? -Infinity, high + cost);
			waiting[target] = (waiting[target] ?? 1) - 1;
			if (waiting[target] === 0) queue.push(target);
		}
	}
	const circles = queue.length < walked.count;
	return { shortest, longest: circles ? undefined : longest };
}

function onEveryRun(program: Program, walked: Walked, skips: boolean[], ends: number[]): string[] {
	return Object.entries(program.scenes)
		.filter(([, scene]) => Object.keys(scene.choices).length > 0)
		.map(([id]) => id)
		.filter((id) => {
			const by = spread(walked, [0], (edge) => {
				const act = walked.act[edge] ?? 0;
				return !skips[act] && walked.acts[act]?.scene !== id;
			});
			return ends.every((n) => by[n] === -2);
		});
}
