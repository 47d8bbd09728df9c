import { solve, type Constraint } from 'yalps';
import type { Cohort } from './cohort';
import type { Fact, Unit } from './policy';

/**
 * The most of some people who can have taken one of some ways, by what was published and the colluders' answers.
 * Fractions of people are allowed, so that it is an upper bound; below one it is nobody.
 *
 * @param groups others than colluders, by what is known of them; a fact holds all of a group or none.
 * @param some one of the groups.
 * @returns `undefined` where the solver gave up.
 */
export function mostOf(
	{ took, story }: Cohort,
	units: readonly Unit[],
	groups: readonly number[][],
	some: readonly number[],
	counts: (way: number) => boolean
): number | undefined {
	const all = units.flatMap((unit) => unit.facts(unit.publish(took)));
	const facts = joined(all, groups, some);
	const isAsked = (group: readonly number[]) => group[0] === some[0];
	const inGroups = new Set(groups.flat());
	const constraints = new Map<string, Constraint>();
	const variables: [string, [string, number][]][] = [];
	for (const [n, { rows, ways, least, most }] of facts.entries()) {
		const known = [...rows].filter((row) => !inGroups.has(row) && ways.has(took[row] ?? -1)).length;
		constraints.set(`fact ${n}`, { min: least - known, max: most - known });
	}
	for (const [n, group] of groups.entries()) {
		const [one = -1] = group;
		const mine = [...facts.keys()].filter((f) => facts[f]?.rows.has(one));
		if (group.length === 0 || (mine.length === 0 && !isAsked(group))) continue;
		constraints.set(`group ${n}`, { equal: group.length });
		// Ways that nothing published tells apart are one variable.
		const told = new Set<string>();
		for (const way of story.ways.keys()) {
			const asked = isAsked(group) && counts(way);
			const terms = mine.filter((f) => facts[f]?.ways.has(way)).map((f) => `fact ${f}`);
			const key = `${n} ${asked} ${terms.join(' ')}`;
			if (told.has(key)) continue;
			told.add(key);
			const names = [...terms, `group ${n}`, ...(asked ? ['asked'] : [])];
			variables.push([key, names.map((name) => [name, 1])]);
		}
	}
	const { status, result } = solve({
		direction: 'maximize',
		objective: 'asked',
		constraints,
		variables
	});
	return status === 'optimal' ? result : undefined;
}

/** Facts that bear on some people, over any number of others. */
function joined(
	facts: readonly Fact[],
	groups: readonly number[][],
	some: readonly number[]
): Fact[] {
	const bearing = new Set<Fact>();
	const reached = new Set<number>(some);
	for (let size = -1; size !== reached.size;) {
		size = reached.size;
		for (const fact of facts) {
			if (bearing.has(fact) || ![...fact.rows].some((row) => reached.has(row))) continue;
			bearing.add(fact);
			for (const row of fact.rows) reached.add(row);
		}
		for (const group of groups) {
			if (group.some((row) => reached.has(row))) for (const row of group) reached.add(row);
		}
	}
	return [...bearing];
}
