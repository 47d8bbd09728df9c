import type { Contribution, Time } from './contribution';
import type { Declared, Moment } from './declared';
import type { Deed } from './path';

/**
 * What a batch is of: a version of a story, a course, and first runs, later runs or a workshop's answers. They are
 * apart, because one learner may have sent each: ten rows would then be five people, and what is shown of first runs
 * could be subtracted from what is shown of all.
 */
export interface Series {
	scenario: string;
	hash: string;
	course: string;
	time: Time;
}

/**
 * What is kept of a contribution until its batch is sealed; it is destroyed then. Of what was chosen only what can ever
 * be told is kept: the cell at each declared decision. The rest of the way is followed once, when it comes in, and
 * forgotten.
 */
export interface Row extends Series {
	/** The month it came in, `YYYY-MM`. */
	month: string;
	/** Hash of the receipt; one row a receipt, so that sending again after a lost answer adds nothing. */
	receipt: string;
	/** The cell at each declared decision, in its order, or {@link SILENT}. */
	cells: number[];
}

/** In place of a cell: a phone did not answer at this decision of a workshop. */
export const SILENT = -1;

/** What is kept of what was chosen: a cell for each declared decision, in its order. */
export function cellsOf(
	{ moments }: Pick<Declared, 'moments'>,
	{ time, deeds }: Pick<Contribution, 'time' | 'deeds'>
): number[] {
	const absent = (moment: Moment) =>
		time === 'together' && !deeds.some(({ at }) => at === moment.scene);
	return moments.map((moment) => (absent(moment) ? SILENT : cellAt(moment, deeds)));
}

/** The cell of a run at a declared decision. Whoever is not there has left before: the last cell. */
export function cellAt({ scene, cells }: Moment, deeds: readonly Deed[]): number {
	const did = deeds.find(({ at }) => at === scene)?.did;
	const cell = did === undefined ? -1 : cells.findIndex((names) => names.includes(did));
	return cell < 0 ? cells.length - 1 : cell;
}
