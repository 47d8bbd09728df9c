/** The fewest people a published number may stand for; so four who put their answers together are one too few. */
export const FEWEST = 5;

/** The fewest people in a batch. */
export const FEWEST_IN_BATCH = 10;

/** A published number, and the cells it stands for. */
export interface Merged {
	/** Indices of cells, in order; more than one, or `other`, where small cells were merged. */
	cells: number[];
	people: number;
	/** Whether this is what small cells were merged into. */
	other: boolean;
}

/**
 * The cell rule. Cells with fewer than {@link FEWEST} people, zeros included, merge into one; while that has fewer,
 * it takes in the next smallest (of equals, the first). Published are at least two groups, or nothing.
 *
 * A cell of a frequency table is sensitive below a threshold, in some agencies five ("Threshold rule", OECD Glossary of
 * Statistical Terms, stats.oecd.org/glossary/detail.asp?ID=7010). Cells are merged and not blanked: a blanked cell is
 * found again by subtracting, unless complementary cells are blanked too, and those well chosen (Handbook on Statistical
 * Disclosure Control, ch. 4 and 5, sdctools.github.io/HandbookSDC). Merged, no cell is missing.
 *
 * Neither answer says what one of the others did to somebody who knows this rule and the answers of four
 * ({@link FEWEST} less one) of the people:
 * - *published*: two groups of five or more each hold one person at least whose answer is not known to the four;
 * - *withheld*: all the others alike is withheld, whichever cell they are in, because four cannot make a second group.
 *   Refusals can say as much as answers (Kenthapadi, Mishra, Nissim 2013, "Denials leak information: simulatable
 *   auditing", J. Computer and System Sciences 79); this one does not.
 *
 * @param counts people in each cell; cells are disjoint and hold everybody.
 * @returns groups in order of their first cell, or `undefined` where the table is withheld.
 */
export function merge(counts: readonly number[], fewest = FEWEST): Merged[] | undefined {
	const sizes = counts.map((people, cell) => ({ people, cell }));
	const small = sizes.filter(({ people }) => people < fewest);
	// Sorting keeps the order of equals.
	const large = sizes.filter(({ people }) => people >= fewest).sort((a, b) => a.people - b.people);
	while (small.length > 0 && large.length > 0 && sum(small) < fewest) {
		const [next] = large.splice(0, 1);
		if (next) small.push(next);
	}
	const groups = large.map(({ people, cell }) => ({ cells: [cell], people, other: false }));
	if (small.length > 0) {
		const cells = small.map(({ cell }) => cell).sort((a, b) => a - b);
		groups.push({ cells, people: sum(small), other: true });
	}
	const published = groups.length >= 2 && groups.every(({ people }) => people >= fewest);
	return published ? groups.sort((a, b) => (a.cells[0] ?? 0) - (b.cells[0] ?? 0)) : undefined;
}

function sum(sizes: readonly { people: number }[]): number {
	return sizes.reduce((all, { people }) => all + people, 0);
}
