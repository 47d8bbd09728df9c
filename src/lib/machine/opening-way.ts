import type { Program } from '../scenario/program';
import { toStepper, type Packed } from './stepper';
import { toWay, type Way } from './story';

/**
 * A way through the opening of a story by the stepper that proves stories, so that the first choices are
 * answered before the machine has come. `agree.ts` shows for every story that the two step alike; the
 * machine replays these steps as soon as it is there.
 */
export function openingWay(program: Program): Way {
	const stepper = toStepper(program);
	const ties = Object.keys(program.ties);
	return toWay<Packed>(
		program,
		stepper.start,
		({ place, levels, marks }, did) => {
			const act = stepper.acts[place]?.find((one) => one.did === did);
			return act?.offered(levels, marks) ? act.take(levels, marks) : undefined;
		},
		({ place, levels, marks }) => ({
			place: stepper.places[place] ?? '',
			ties: Object.fromEntries(ties.map((id) => [id, stepper.level(id, levels)])),
			marks: program.marks.filter((_, n) => (marks & (1 << n)) !== 0)
		})
	);
}
