import type { Release } from './release';

/**
 * The told decision at which a group was most divided: where even the most frequent answer was given by the fewest. It
 * is read off the told tables, so it tells nothing that they do not; it is about the question, not about the people.
 *
 * @returns its scene, the first of equals; undefined where no table is told.
 */
export function contestedIn({ tables }: Pick<Release, 'tables'>): string | undefined {
	let found: { scene: string; most: number } | undefined;
	for (const { scene, groups } of tables) {
		if (groups === 'withheld') continue;
		const most = Math.max(...groups.map(({ people }) => people));
		if (!found || most < found.most) found = { scene, most };
	}
	return found?.scene;
}
