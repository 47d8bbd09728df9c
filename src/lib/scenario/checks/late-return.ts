import { at, type Check, type Subject } from '../subject';
import { spread } from '../walked';
import { asksFor, gatedItems } from './conditions';

/** How many scenes must lie between a choice and its echo, and how many choices must return so. */
const SCENES_LATER = 3;
const CHOICES_THAT_RETURN = 2;

/** Fewer than two choices whose echo comes three or more scenes later. */
export const lateReturn: Check = {
	name: 'late return',
	run(subject) {
		const returns = lateReturns(subject).filter(({ scenes }) => scenes >= SCENES_LATER);
		const count = new Set(returns.map(({ choice }) => choice)).size;
		if (count >= CHOICES_THAT_RETURN) return [];
		return [
			at(
				subject,
				['scenes'],
				{
					code: 'late-return',
					message: `${count === 0 ? 'No choice returns' : 'Only one choice returns'} as an echo ${SCENES_LATER} or more scenes later.`,
					hint: `Let at least ${CHOICES_THAT_RETURN} choices leave a mark that an \`echo:\` with a \`because:\` takes up ${SCENES_LATER} to 5 scenes on.`
				},
				'key'
			)
		];
	}
};

/**
 * For every choice and echo that can follow it: after how many scenes it does so at the earliest.
 * The scene that a choice leads to is one scene later.
 */
function lateReturns({
	program,
	walked
}: Subject): { choice: string; echo: string; scenes: number }[] {
	const found: { choice: string; echo: string; scenes: number }[] = [];
	const echoes = gatedItems(program).filter(({ echo, after }) => echo && !after);
	for (const [, { choices }] of Object.entries(program.scenes)) {
		for (const [name, choice] of Object.entries(choices)) {
			const caused = echoes.filter(({ test }) => {
				const { marks, ties } = asksFor(test);
				return (
					marks.some((m) => choice.marks?.includes(m)) ||
					ties.some((t) => choice.moves && t in choice.moves)
				);
			});
			if (caused.length === 0) continue;
			const starts = walked.to.filter(
				(_, edge) => walked.acts[walked.act[edge] ?? 0]?.did === name
			);
			const by = spread(walked, starts);
			const distance = new Map<number, number>();
			const far = (n: number): number => {
				const known = distance.get(n);
				if (known !== undefined) return known;
				const edge = by[n] ?? -2;
				const scenes = edge < 0 ? 1 : far(walked.from[edge] ?? 0) + 1;
				distance.set(n, scenes);
				return scenes;
			};
			for (const { place, key, test } of caused) {
				let least = Infinity;
				for (let n = 0; n < walked.count; n++) {
					if (by[n] !== -2 && walked.sceneOf(n) === place && walked.holds(n, test))
						least = Math.min(least, far(n));
				}
				if (least < Infinity) found.push({ choice: name, echo: key, scenes: least });
			}
		}
	}
	return found;
}
