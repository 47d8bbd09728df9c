import { cutsShort, PASSAGES, type Program } from '../scenario/program';
import { spread, type Walked } from '../scenario/walked';

/** What `npm run scenarios` prints of a walk. */
export interface Measure {
	configurations: number;
	edges: number;
	/** Endings that can be reached. */
	endings: number;
	/** Decisions on the shortest run that neither skips nor leaves; `Infinity` where no run reaches an ending. */
	shortest: number;
	/** Decisions on the longest run; `undefined` where the story can go in circles. */
	longest: number | undefined;
	/** Decisions that every complete run meets, skipping and leaving aside. */
	everyRun: string[];
}

/** Measure a walk; time grows with its edges. */
export function measure(program: Program, walked: Walked): Measure {
	const decides = walked.acts.map(({ did }) => !PASSAGES.includes(did));
	const short = walked.acts.map(({ did }) => cutsShort(did));
	const played: Played = (edge) => !short[walked.act[edge] ?? 0];
	const ends = [...Array(walked.count).keys()].filter((n) => walked.isEnding(n));
	return {
		configurations: walked.count,
		edges: walked.from.length,
		endings: new Set(ends.map((n) => walked.sceneOf(n))).size,
		shortest: shortestRun(walked, decides, played),
		longest: longestRun(walked, decides, played),
		everyRun: onEveryRun(program, walked, played, ends)
	};
}

/** The edges of runs that read every scene. */
type Played = (edge: number) => boolean;

/** Least number of decisions to an ending: all that is reached with one fewer is looked at before. */
function shortestRun(walked: Walked, decides: boolean[], played: Played): number {
	const settled = new Uint8Array(walked.count);
	let now = [0];
	for (let decisions = 0; now.length > 0; decisions++) {
		const later: number[] = [];
		for (let head = 0; head < now.length; head++) {
			const n = now[head] ?? 0;
			if (settled[n]) continue;
			settled[n] = 1;
			if (walked.isEnding(n)) return decisions;
			for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
				if (played(edge)) (decides[walked.act[edge] ?? 0] ? later : now).push(walked.to[edge] ?? 0);
			}
		}
		now = later;
	}
	return Infinity;
}

/** Greatest number of decisions to an ending, in topological order; `undefined` where there is none. */
function longestRun(walked: Walked, decides: boolean[], played: Played): number | undefined {
	const by = spread(walked, [0], played);
	const waiting = new Uint32Array(walked.count);
	for (const [edge, target] of walked.to.entries()) {
		if (played(edge) && by[walked.from[edge] ?? 0] !== -2)
			waiting[target] = (waiting[target] ?? 0) + 1;
	}
	const most = new Float64Array(walked.count);
	const queue = waiting[0] === 0 ? [0] : [];
	let longest = 0;
	for (let head = 0; head < queue.length; head++) {
		const n = queue[head] ?? 0;
		const sofar = most[n] ?? 0;
		if (walked.isEnding(n)) longest = Math.max(longest, sofar);
		for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
			if (!played(edge)) continue;
			const target = walked.to[edge] ?? 0;
			const cost = decides[walked.act[edge] ?? 0] ? 1 : 0;
			most[target] = Math.max(most[target] ?? 0, sofar + cost);
			waiting[target] = (waiting[target] ?? 1) - 1;
			if (waiting[target] === 0) queue.push(target);
		}
	}
	// What stands in a circle, or behind one, waits for ever.
	const circles = queue.length < by.filter((edge) => edge !== -2).length;
	return circles ? undefined : longest;
}

function onEveryRun(program: Program, walked: Walked, played: Played, ends: number[]): string[] {
	if (ends.length === 0) return [];
	return Object.entries(program.scenes)
		.filter(([, scene]) => Object.keys(scene.choices).length > 0)
		.map(([id]) => id)
		.filter((id) => {
			const around = (edge: number) => walked.acts[walked.act[edge] ?? 0]?.scene !== id;
			const by = spread(walked, [0], (edge) => played(edge) && around(edge));
			return ends.every((n) => by[n] === -2);
		});
}
