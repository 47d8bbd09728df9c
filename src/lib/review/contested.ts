import type { Release } from './release';

/**
 * The told decision at which a group was most divided: where even the most frequent answer has the smallest share of
 * those who answered (in a workshop, not everybody answers each time). It is read off the told tables, so it tells
 * nothing that they do not; it is about the question, not about the people.
 *
 * @returns its scene, the first of equals; undefined where no table is told.
 */
export function contestedIn({ tables }: Pick<Release, 'tables'>): string | undefined {
	let found: { scene: string; most: number; all: number } | undefined;
	for (const { scene, groups } of tables) {
		if (groups === 'withheld') continue;
		const most = Math.max(...groups.map(({ people }) => people));
		const all = groups.reduce((sum, { people }) => sum + people, 0);
		// Multiplied rather than divided: equal shares are equal then.
		if (!found || most * found.all < found.most * all) found = { scene, most, all };
	}
	return found?.scene;
}
