import { alike, publishedAlike } from './attacker';
import type { Cohort } from './cohort';
import { mostOf } from './linear';
import type { Policy } from './policy';
import { nearest } from './worlds';

/** What becomes of a person's other answers once one is known. */
export interface Linked {
	asked: number;
	/** Shown by sums to be known as well. */
	linked: number;
	/** Neither shown nor refuted. */
	open: number;
}

/**
 * A stronger attacker, who also knows what one person did at one decision, say because they told. What of the same
 * person at the other decisions then has no other world? Only witnesses are looked for, so the answer errs to the safe
 * side. What the story itself decides is not asked.
 */
export function linkedBy(cohort: Cohort, policy: Policy): Linked {
	const { story, took, rows, colluders } = cohort;
	const units = policy.units(cohort);
	const seen = units.map((unit) => JSON.stringify(unit.publish(took)));
	const others = [...rows.keys()].filter(
		(n) => !colluders.has(rows[n]?.person ?? -1) && units.some((unit) => unit.rows.includes(n))
	);
	const did = (row: number, decision: number) => story.did[took[row] ?? -1]?.[decision] ?? '';
	const found: Linked = { asked: 0, linked: 0, open: 0 };
	for (const row of others) {
		for (const known of story.decisions.keys()) {
			if (did(row, known) === '') continue;
			const possible = story.did.filter((acts) => acts[known] === did(row, known));
			for (const decision of story.decisions.keys()) {
				const mine = did(row, decision);
				const instead = new Set(possible.map((acts) => acts[decision] ?? ''));
				instead.delete(mine);
				if (decision === known || mine === '' || instead.size === 0) continue;
				found.asked++;
				const worlds = [...instead].flatMap((act) => exchanged(row, known, decision, act));
				const free = worlds.some((world) => publishedAlike(units, seen, took, world));
				if (free) continue;
				const groups = alike(cohort).map((some) => some.filter((one) => one !== row));
				const otherwise = (way: number) =>
					story.did[way]?.[known] === did(row, known) && story.did[way]?.[decision] !== mine;
				const most = mostOf(cohort, units, [...groups, [row]], [row], otherwise);
				if (most !== undefined && most < 1 - 1e-6) found.linked++;
				else if (!freedByTwo(row, known, decision)) found.open++;
			}
		}
	}
	return found;

	/**
	 * Whether there is a world in which a row did something else, and another any other thing whatever: more worlds than
	 * can be tried for everybody, so only for whom the likelier ones showed nothing.
	 */
	function freedByTwo(row: number, known: number, decision: number): boolean {
		const mine = did(row, decision);
		const ways = [...story.did.keys()];
		const freeing = ways.filter(
			(way) => story.did[way]?.[known] === did(row, known) && story.did[way]?.[decision] !== mine
		);
		const beside = new Set(units.flatMap((unit) => (unit.rows.includes(row) ? unit.rows : [])));
		const kind = (one: number) =>
			[took[one], ...units.map(({ rows: some }) => some.includes(one))].join(' ');
		// Of those who are in the same batches and went the same way, one is enough.
		const mates = others.filter(
			(other, n) => beside.has(other) && others.findIndex((one) => kind(one) === kind(other)) === n
		);
		return freeing.some((way) => {
			const alone = took.with(row, way);
			return mates.some(
				(other) =>
					other !== row &&
					ways.some((back) => publishedAlike(units, seen, took, alone.with(other, back)))
			);
		});
	}

	/** Worlds in which a row did something else; nobody, another, or all others with it. */
	function exchanged(row: number, known: number, decision: number, act: string): number[][] {
		const mine = did(row, decision);
		const same = (way: number) => story.did[way]?.[known] === did(row, known);
		const turned = (one: number, to: string, keep = (_: number) => true) =>
			nearest(story, took[one] ?? 0, decision, to).filter(keep);
		const worlds: number[][] = [];
		for (const way of turned(row, act, same)) {
			const alone = took.with(row, way);
			worlds.push(alone);
			for (const other of others) {
				if (other === row || did(other, decision) === mine) continue;
				for (const back of turned(other, mine).slice(0, 2)) worlds.push(alone.with(other, back));
			}
			const all = alone.map((old, n) =>
				n !== row && others.includes(n) && did(n, decision) === mine
					? (turned(n, act)[0] ?? old)
					: old
			);
			worlds.push(all);
		}
		for (const other of others) {
			if (did(other, known) !== did(row, known) || did(other, decision) !== act) continue;
			worlds.push(took.with(row, took[other] ?? 0).with(other, took[row] ?? 0));
		}
		return worlds;
	}
}
