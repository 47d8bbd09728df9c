import type { Cohort } from './cohort';
import type { Policy } from './policy';

/**
 * What is forced, found by trying every world: slow, and certain, rules and marks included. For few people of whom all
 * the same is known beforehand, and few ways.
 *
 * @returns names `decision did`, sorted.
 */
export function forcedExactly(cohort: Cohort, policy: Policy): string[] {
	const { rows, took, story, colluders } = cohort;
	const units = policy.units(cohort);
	const see = (world: number[]) => JSON.stringify(units.map((unit) => unit.publish(world)));
	const real = see(took);
	const others = [...rows.keys()].filter((n) => !colluders.has(rows[n]?.person ?? -1));
	// By decision, what all of them did in every world so far; `undefined` before the first, '' where they differed.
	const forced: (string | undefined)[] = story.decisions.map(() => undefined);
	const world = [...took];
	const settle = () => {
		for (const decision of story.decisions.keys()) {
			if (forced[decision] === '') continue;
			const did = new Set(others.map((row) => story.did[world[row] ?? -1]?.[decision] ?? ''));
			const [only = ''] = did;
			const same = did.size === 1 && (forced[decision] ?? only) === only;
			forced[decision] = same ? only : '';
		}
	};
	// Interchangeable people: ways never fall from one row to the next.
	const place = (n: number, least: number) => {
		const row = others[n];
		if (row === undefined) {
			if (see(world) === real) settle();
			return;
		}
		for (let way = least; way < story.ways.length; way++) {
			world[row] = way;
			place(n + 1, way);
		}
	};
	place(0, 0);
	return forced.flatMap((did, n) => (did ? [`${story.decisions[n]} ${did}`] : [])).sort();
}
