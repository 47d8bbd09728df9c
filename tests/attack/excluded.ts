import { alike, publishedAlike } from './attacker';
import type { Cohort } from './cohort';
import { mostOf } from './linear';
import type { Policy } from './policy';
import { worldsWith } from './worlds';

/** How many answers the attacker can rule out, which tells less than an answer does. */
export interface Excluded {
	/** Things that some people, of whom the same is known, could have done at a decision and none of them did. */
	asked: number;
	/** Of those, shown by sums that nobody did. */
	excluded: number;
	/** Of those, neither shown nor refuted. */
	open: number;
}

/** The weaker measure: of what nobody did, what does the attacker know that nobody did it? */
export function excludedBy(cohort: Cohort, policy: Policy): Excluded {
	const { story, took } = cohort;
	const units = policy.units(cohort);
	const seen = units.map((unit) => JSON.stringify(unit.publish(took)));
	const groups = alike(cohort).filter(([row = -1]) => units.some(({ rows }) => rows.includes(row)));
	const others = groups.flat();
	const found: Excluded = { asked: 0, excluded: 0, open: 0 };
	for (const rows of groups) {
		for (const decision of story.decisions.keys()) {
			const did = new Set(rows.map((row) => story.did[took[row] ?? -1]?.[decision] ?? ''));
			const could = new Set(story.did.map((acts) => acts[decision] ?? ''));
			for (const act of could) {
				if (act === '' || did.has(act)) continue;
				found.asked++;
				let free = false;
				for (const world of worldsWith(cohort, units, others, rows, decision, [act])) {
					if ((free = publishedAlike(units, seen, took, world))) break;
				}
				if (free) continue;
				const doing = (way: number) => story.did[way]?.[decision] === act;
				const most = mostOf(cohort, units, groups, rows, doing);
				if (most !== undefined && most < 1 - 1e-6) found.excluded++;
				else found.open++;
			}
		}
	}
	return found;
}
