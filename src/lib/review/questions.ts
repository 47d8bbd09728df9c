import { FEWEST } from './cells';

/** Fewer questions than this may not be left out, where some are: a text without one could only be one or the other's. */
const FEWEST_LEFT = 2;

/**
 * Which questions stand with the reflections of a batch; the other reflections stand together, without one.
 *
 * What question a text answers tells that its writer came to that scene. Of a scene that everybody comes to this is
 * nothing; of one that only some come to it tells what they chose before, and is a table that the rule never saw. So a
 * question is told only where it is asked at a declared decision, and where {@link FEWEST} texts or more answer it.
 * That a text stands without one must not tell either that its writer was somewhere else: at least two of the declared
 * questions stay untold then, so that it may answer one of those.
 *
 * @param scenes what the texts of a batch answer, one for each text.
 * @param declared scenes at which everybody is asked, in each version that was read.
 */
export function questionsTold(
	scenes: readonly string[],
	declared: ReadonlySet<string>
): Set<string> {
	const count = (scene: string) => scenes.filter((one) => one === scene).length;
	const told = [...declared]
		.map((scene) => ({ scene, texts: count(scene) }))
		.filter(({ texts }) => texts >= FEWEST)
		// Sorting keeps the order of equals.
		.sort((a, b) => b.texts - a.texts);
	const all = () => told.reduce((sum, { texts }) => sum + texts, 0) === scenes.length;
	while (told.length > 0 && !all() && declared.size - told.length < FEWEST_LEFT) told.pop();
	return new Set(told.map(({ scene }) => scene));
}
