import type { Declared } from './declared';
import type { Release } from './release';

/** A principle that was strained at a decision, and by how many. */
export interface Strained {
	scene: string;
	principle: string;
	people: number;
}

/**
 * Which principles were strained, read off what was told: a group counts where all that it did strains the principle.
 * Counting the runs anew would make a second set of numbers to subtract from the first; this one adds nothing.
 *
 * @returns in the order of the script; no decision of which nothing was told.
 */
export function strainedIn(
	{ decisions }: Pick<Declared, 'decisions'>,
	{ tables }: Pick<Release, 'tables'>
): Strained[] {
	const strainsAt = new Map(decisions.map(({ scene, strains }) => [scene, strains]));
	return tables.flatMap(({ scene, groups }) => {
		if (groups === 'withheld') return [];
		const people = new Map<string, number>();
		for (const group of groups) {
			const [first = [], ...rest] = group.did.map((did) => strainsAt.get(scene)?.[did] ?? []);
			for (const principle of new Set(first)) {
				if (!rest.every((strains) => strains.includes(principle))) continue;
				people.set(principle, (people.get(principle) ?? 0) + group.people);
			}
		}
		return [...people].map(([principle, n]) => ({ scene, principle, people: n }));
	});
}
