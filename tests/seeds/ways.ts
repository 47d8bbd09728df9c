import { toStepper } from '../../src/lib/machine/stepper';
import { MOST_DEEDS, type Deed } from '../../src/lib/review/path';
import { PASSAGES, type Program } from '../../src/lib/scenario/program';
import { oneOf, randomFrom } from '../attack/random';

/** A whole way through a story, as somebody might choose it who leaves nothing out. */
export function wayThrough(program: Program, seed: number): Deed[] {
	const stepper = toStepper(program);
	const random = randomFrom(seed);
	for (;;) {
		const deeds: Deed[] = [];
		let at = stepper.start;
		while (at.place < stepper.scenes && deeds.length < MOST_DEEDS) {
			const { levels, marks } = at;
			const offered = (stepper.acts[at.place] ?? []).filter((act) => act.offered(levels, marks));
			const chosen = offered.filter(({ did }) => !PASSAGES.includes(did));
			const act =
				chosen.length > 0 ? oneOf(random, chosen) : offered.find(({ did }) => did === 'next');
			const after = act?.take(levels, marks);
			if (!act || !after) break;
			if (act.did !== 'next') deeds.push({ at: stepper.places[at.place] ?? '', did: act.did });
			at = after;
		}
		if (at.place >= stepper.scenes) return deeds;
	}
}
