import type { Cohort } from './cohort';
import type { Policy, Unit } from './policy';
import { mostOf } from './linear';
import { worldsWithout } from './worlds';

/** An answer that the attacker tries to be sure of. */
export interface Target {
	/** People nobody can tell apart: all that is known of them beforehand is the same. */
	alike: number[];
	/** Index of a decision, and what they all did there. */
	decision: number;
	did: string;
}

/** Of a target: a world was found where one of them did otherwise; there is none; or neither could be shown. */
export type Verdict = 'free' | 'forced' | 'open';

export interface Attacked {
	/** Units that were published. */
	releases: number;
	/** Others than colluders whose answers were published in some way. */
	people: number;
	targets: number;
	forced: Target[];
	open: Target[];
}

/**
 * Attack all that a policy ever publishes of a cohort. The attacker knows who sent how many runs in which month and
 * took what back, the policy, everything published, withheld marks and their timing included, and the colluders' answers.
 *
 * People of whom the same is known are interchangeable. So one of them is forced at a decision just when all of them
 * did the same in every world that would have been published alike. Where they did not in the real one, that world
 * clears them. Otherwise another world is looked for, and shown to the policy itself, which must publish the very same;
 * so what rules and marks give away counts. Where none is found, a linear program over the published sums shows that
 * there is none. It knows less than the attacker (it reads no marks), so what it calls forced is.
 */
export function attack(cohort: Cohort, policy: Policy, firstOnly = false): Attacked {
	const units = policy.units(cohort);
	const seen = units.map((unit) => JSON.stringify(unit.publish(cohort.took)));
	const groups = alike(cohort).filter(([row = -1]) => units.some(({ rows }) => rows.includes(row)));
	const found: Attacked = {
		releases: units.length,
		people: groups.flat().length,
		targets: 0,
		forced: [],
		open: []
	};
	for (const target of groups.flatMap((rows) => targetsIn(cohort, rows))) {
		found.targets++;
		const verdict = judge(cohort, units, seen, groups, target);
		if (verdict !== 'free') found[verdict].push(target);
		if (firstOnly && verdict === 'forced') break;
	}
	return found;
}

function judge(
	cohort: Cohort,
	units: Unit[],
	seen: string[],
	groups: number[][],
	target: Target
): Verdict {
	for (const world of worldsWithout(cohort, units, groups.flat(), target)) {
		if (publishedAlike(units, seen, cohort.took, world)) return 'free';
	}
	const otherwise = (way: number) => cohort.story.did[way]?.[target.decision] !== target.did;
	const most = mostOf(cohort, units, groups, target.alike, otherwise);
	return most !== undefined && most < 1 - 1e-6 ? 'forced' : 'open';
}

/** Whether a policy would have published the same, had some rows taken other ways. */
export function publishedAlike(
	units: Unit[],
	seen: string[],
	took: readonly number[],
	world: readonly number[]
): boolean {
	return units.every(
		(unit, n) =>
			unit.rows.every((row) => took[row] === world[row]) ||
			JSON.stringify(unit.publish(world)) === seen[n]
	);
}

/** Rows of others than colluders, apart by all that is known of them beforehand. */
export function alike({ rows, colluders }: Cohort): number[][] {
	const groups = new Map<string, number[]>();
	for (const [n, { person, course, time, month, back }] of rows.entries()) {
		if (colluders.has(person)) continue;
		const key = [course, time, month, back].join(' ');
		groups.set(key, [...(groups.get(key) ?? []), n]);
	}
	return [...groups.values()];
}

/** Where rows all did the same, and the story gave a choice. */
function targetsIn({ story, took }: Cohort, rows: number[]): Target[] {
	return story.decisions.flatMap((_, decision) => {
		const did = new Set(rows.map((row) => story.did[took[row] ?? -1]?.[decision] ?? ''));
		const [only = ''] = did;
		return did.size === 1 && only !== '' ? [{ alike: rows, decision, did: only }] : [];
	});
}
