import { cutsShort, type Program } from '../../scenario/program';
import type { Moment } from './timeline';

/** Two principles that pulled against each other in a scene of the branch. */
export interface Tension {
	scene: string;
	/** Number of steps before the moment. */
	step: number;
	between: [string, string];
}

/** More would be a questionnaire. */
export const MOST_TENSIONS = 2;

/**
 * Choose the tensions to ask about, two at the most and of two different pairs, from the reflections of the
 * scenes that a branch passed. First come scenes whose choice strained one of the two principles and was not
 * repaired on this branch; then those strained and repaired; then those whose choice kept one of the two; then
 * the rest. Within each, the order of the run. A scene that was skipped or left is not asked about.
 *
 * The order says where a question may be worth most, not what was better; the page does not show it.
 */
export function tensionsOf(program: Program, moments: readonly Moment[]): Tension[] {
	const found = moments.flatMap((moment) => {
		const between = program.scenes[moment.at]?.reflection;
		if (!between || cutsShort(moment.kind)) return [];
		return [
			{ scene: moment.at, step: moment.step, between, rank: rankOf(program, moments, moment) }
		];
	});
	found.sort((a, b) => a.rank - b.rank || a.step - b.step);
	const pairs = new Set<string>();
	const chosen: Tension[] = [];
	for (const { scene, step, between } of found) {
		const pair = pairOf(between);
		if (pairs.has(pair) || chosen.length === MOST_TENSIONS) continue;
		pairs.add(pair);
		chosen.push({ scene, step, between });
	}
	return chosen;
}

/** Two principles as one name, whichever stands first. */
export function pairOf(between: readonly [string, string]): string {
	return [...between].sort().join(' ');
}

function rankOf(program: Program, moments: readonly Moment[], { at, did, step }: Moment): number {
	const scene = program.scenes[at];
	const { strains, keeps } = scene?.choices[did] ?? {};
	const touches = (ids: string[] | undefined) =>
		ids?.some((id) => scene?.reflection?.includes(id)) ?? false;
	if (touches(strains)) {
		const mended = moments.some(
			(later) =>
				later.step > step && program.scenes[later.at]?.choices[later.did]?.repairs?.includes(did)
		);
		return mended ? 1 : 0;
	}
	return touches(keeps) ? 2 : 3;
}
