import { openingWay } from '../machine/opening-way';
import type { Way } from '../machine/story';
import type { Program } from '../scenario/program';
import type { Session } from './session';

/** A way through the story along what was done; steps that do not hold end it. */
export function wayOf(program: Program, steps: readonly string[]): Way {
	const way = openingWay(program);
	for (const did of steps) if (!way.take(did)) break;
	return way;
}

/** Where some steps lead, as far as they hold. */
export function walked(
	program: Program,
	steps: readonly string[]
): Pick<Session, 'steps' | 'place'> {
	const way = wayOf(program, steps);
	return { steps: steps.slice(0, way.length), place: way.at(way.length).place };
}
