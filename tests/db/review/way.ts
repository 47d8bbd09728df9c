import { toStepper } from '../../../src/lib/machine/stepper';
import type { Deed } from '../../../src/lib/review/path';
import type { Program } from '../../../src/lib/scenario/program';

/** A whole way through a story: always the first that can be done, or the last where it can be done. */
export function wayThrough(program: Program, pick: 'first' | 'last' = 'first'): Deed[] {
	const { start, places, scenes, acts } = toStepper(program);
	const deeds: Deed[] = [];
	let at = start;
	for (let n = 0; at.place < scenes && n < 500; n++) {
		const { levels, marks } = at;
		const here = (acts[at.place] ?? []).filter(
			(act) => act.did !== 'skip' && act.did !== 'leave' && act.offered(levels, marks)
		);
		const act = pick === 'first' ? here[0] : here.at(-1);
		const after = act?.take(at.levels, at.marks);
		if (!act || !after) throw new Error('The story cannot be gone through so.');
		if (act.did !== 'next') deeds.push({ at: places[at.place] ?? '', did: act.did });
		at = after;
	}
	return deeds;
}
