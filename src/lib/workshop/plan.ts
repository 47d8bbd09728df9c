import { cutsShort, type Program } from '../scenario/program';
import { pathIn, spread, type Walked } from '../scenario/walked';

/** Minutes that a voted round takes: reading, choosing, talking, choosing again, a question. */
const MINUTES_A_ROUND = 13;

/** A decision that a group may stop at. */
export interface Stop {
	id: string;
	/** Whether its scene has a question to think about. */
	asked: boolean;
}

/**
 * Decisions at which a group with so many minutes votes. At the others the facilitator goes on, so that the story
 * still comes to its end. Those with a question to think about come first; all stand in reading order.
 * @param decisions that every run meets, from where the group begins.
 */
export function stopsFor(decisions: readonly Stop[], minutes: number): string[] {
	const most = Math.max(1, Math.floor(minutes / MINUTES_A_ROUND));
	const asked = decisions.filter((one) => one.asked);
	const rest = decisions.filter((one) => !one.asked);
	const chosen = new Set([...spaced(asked, most), ...rest].slice(0, most));
	return decisions.filter((one) => chosen.has(one)).map(({ id }) => id);
}

/**
 * The shortest way to a scene, as what is done at each step; hard scenes are read, nobody leaves.
 * @returns `undefined` where no such way leads there.
 */
export function wayTo(program: Program, walked: Walked, scene: string): string[] | undefined {
	const cut = walked.acts.map(({ did }) => cutsShort(did));
	const by = spread(walked, [0], (edge) => !cut[walked.act[edge] ?? 0]);
	for (let n = 0; n < walked.count; n++) {
		if (by[n] === -2 || walked.sceneOf(n) !== scene) continue;
		return pathIn(walked, by, n)
			.slice(0, -1)
			.map((name) => name.split(': ')[1] ?? 'next');
	}
	return undefined;
}

/** Some of a list, evenly spread over it. */
function spaced<T>(list: readonly T[], count: number): T[] {
	if (list.length <= count) return [...list];
	return Array.from({ length: count }, (_, n) => list[Math.floor((n * list.length) / count)] as T);
}
