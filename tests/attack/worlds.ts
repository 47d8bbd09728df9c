import type { Target } from './attacker';
import type { Cohort } from './cohort';
import type { Unit } from './policy';
import type { Story } from './story';

/** Worlds in which one of the people at least did otherwise, the likeliest to be published alike first. */
export function worldsWithout(
	cohort: Cohort,
	units: Unit[],
	others: number[],
	{ alike, decision, did }: Target
): Generator<number[]> {
	const all = new Set(cohort.story.did.map((acts) => acts[decision] ?? ''));
	all.delete(did);
	// That somebody never came there is tried last.
	const instead = [...all].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : 0));
	return worldsWith(cohort, units, others, alike, decision, instead);
}

/**
 * Worlds in which one of some people did one of some things at a decision.
 * @param others rows of all others than colluders.
 */
export function* worldsWith(
	{ story, took }: Cohort,
	units: Unit[],
	others: number[],
	alike: number[],
	decision: number,
	instead: readonly string[]
): Generator<number[]> {
	const [one = -1] = alike;
	const at = (row: number) => story.did[took[row] ?? -1]?.[decision] ?? '';
	const beside = new Set(units.flatMap(({ rows }) => (rows.includes(one) ? rows : [])));
	// Two change places.
	const unlike = others.filter((row) => beside.has(row) && instead.includes(at(row)));
	for (const other of unlike.slice(0, 6)) {
		const world = [...took];
		[world[one], world[other]] = [took[other] ?? 0, took[one] ?? 0];
		yield world;
	}
	// One, all, or some do something else and the rest as before.
	const same = others.filter((row) => beside.has(row) && at(row) === at(one));
	const changing = [same, [one], alike, same.slice(0, Math.ceil(same.length / 2))].map((some) =>
		some.includes(one) ? some : [one, ...some]
	);
	for (let variant = 0; variant < MOST_NEAR; variant++) {
		for (const some of changing) {
			for (const did of instead) {
				const world = [...took];
				for (const row of some) {
					const near = nearest(story, took[row] ?? 0, decision, did);
					world[row] = near[Math.min(variant, near.length - 1)] ?? world[row] ?? 0;
				}
				if (at(one) !== did) yield world;
			}
		}
	}
}

const MOST_NEAR = 6;

const NEAR = new WeakMap<Story, Map<string, number[]>>();

/** Ways that do something at a decision, those most like a way first. */
export function nearest(story: Story, way: number, decision: number, did: string): number[] {
	let known = NEAR.get(story);
	if (!known) NEAR.set(story, (known = new Map<string, number[]>()));
	const key = `${way} ${decision} ${did}`;
	let found = known.get(key);
	if (!found) {
		const mine = story.did[way] ?? [];
		const far = (other: number) =>
			mine.filter((act, n) => n !== decision && act !== story.did[other]?.[n]).length;
		found = [...story.ways.keys()]
			.filter((other) => story.did[other]?.[decision] === did)
			.map((other) => ({ other, far: far(other) }))
			.sort((a, b) => a.far - b.far)
			.slice(0, MOST_NEAR)
			.map(({ other }) => other);
		known.set(key, found);
	}
	return found;
}
