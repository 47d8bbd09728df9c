import type { Declared } from '$lib/review/declared';
import type { Db } from '../database/tables';

/**
 * The scenes at which everybody who reads a story is asked for a reflection: declared decisions with a question.
 * @param hashes versions of the story; only what holds in all of them counts.
 */
export async function askedAt(
	db: Db,
	scenario: string,
	hashes: readonly string[]
): Promise<Set<string>> {
	const rows = await db
		.selectFrom('story_version')
		.select(['declared', 'words'])
		.where('scenario', '=', scenario)
		.where('hash', 'in', [...hashes, ''])
		.execute();
	// Of a version that was lost nothing is known.
	if (rows.length < hashes.length) return new Set();
	const [first = new Set<string>(), ...rest] = rows.map(({ declared, words }) => {
		const { moments } = JSON.parse(declared) as Declared;
		const { ja = {} } = JSON.parse(words) as { ja?: Record<string, string> };
		const asked = moments.filter(({ scene }) => ja[`scenes.${scene}.reflection.ask`]);
		return new Set(asked.map(({ scene }) => scene));
	});
	return new Set([...first].filter((scene) => rest.every((other) => other.has(scene))));
}
