import type { Seal } from './batches';
import { FEWEST, FEWEST_IN_BATCH, merge } from './cells';
import type { Declared, Moment } from './declared';
import { SILENT, type Row } from './row';

/** People who did one of some things at a decision. */
export interface Group {
	/** Choice ids, `skip`, `leave` (here or before). One name, or several that are not told apart. */
	did: string[];
	people: number;
	/** Whether smaller cells were merged into this one. */
	other: boolean;
}

/** What is told of a decision. Why something is withheld is never told. */
export interface Table {
	scene: string;
	groups: Group[] | 'withheld';
}

/**
 * How people went on from one decision to the next. Each has two sides: the largest group of its table (the first of
 * equals), and all the others.
 */
export interface Flow {
	from: string;
	to: string;
	/** People by side of `from`, then by side of `to`; the largest group first. */
	people: [[number, number], [number, number]] | 'withheld';
}

/** All that is ever told of a batch. */
export interface Release {
	series: Seal['series'];
	month: string;
	/** Contributors; every table that is told adds up to it, save in a workshop, where not everybody answers each time. */
	people: number;
	/** Every decision of the story, in the order of the script. */
	tables: Table[];
	/** From each declared decision to the next. */
	flows: Flow[];
}

/**
 * The tables of a batch, made once.
 *
 * The declared set is: one table for each declared decision (`declared.ts`) over everybody in the batch, and one flow
 * from each to the next. There is no total but the number of contributors, no table of a part of them, no table by
 * month, no endings. Of what else was thought of:
 * - *first and later runs* and answers in workshops are batches apart (`row.ts`), not columns of one table;
 * - *tensions* are read off the told groups (`tensions.ts`) and not counted anew;
 * - *leaving* lies in the last cell of a decision, so that no table has fewer people than another;
 * - a *flow* is told only between two told tables and only where each of its four cells has {@link FEWEST} people.
 *   Its margins are known from the tables, so that none of its cells is found by subtracting; and whoever knows what
 *   somebody did at one of the two still does not know the other. It has two sides because with three groups each
 *   way nine cells would all have to be that large.
 *
 * Of answers in a workshop (`together`), a table is of those who answered there, because a hall sees who came late or
 * where another group stopped: were the silent a cell like any other, "ten with A, five with another or silent" would
 * say of ten that all of them chose A, to whoever knows the five. For the same reason there are no flows: those who
 * answered at one of two decisions alone could be subtracted. Each table then stands for itself.
 *
 * Why nobody is found out by whoever knows all releases and the answers of four: people of whom the same is known
 * beforehand can change places, so one is found out only where all did the same in every possible world. Where a table
 * is told, two of the others differ (`cells.ts`). Where it is withheld, let all the others be in any one of its cells
 * and the same as before in all other tables: there are such runs (`declared.ts`), the table is still withheld, and so
 * are its flows. Where a decision is not declared, let one of them do something else there and come to the same cells.
 * `tests/attack` tries it.
 *
 * @param declared what may be told of the version that was read.
 * @param rows of exactly this batch.
 * @throws RangeError when they are fewer than a batch needs, not the rows of this seal, or of another declaration.
 */
export function release(
	declared: Declared,
	{ series, month, receipts }: Seal,
	rows: readonly Row[]
): Release {
	const expected = new Set(receipts);
	if (rows.length !== expected.size || !rows.every(({ receipt }) => expected.has(receipt))) {
		throw new RangeError('These are not the rows of this seal.');
	}
	if (rows.length < FEWEST_IN_BATCH) {
		throw new RangeError(`A batch has at least ${FEWEST_IN_BATCH} rows, not ${rows.length}.`);
	}
	const { moments } = declared;
	const together = series.time === 'together';
	const fits = ({ cells }: Row) =>
		cells.length === moments.length &&
		cells.every((cell, n) => moments[n]?.cells[cell] || (together && cell === SILENT));
	if (!rows.every(fits)) throw new RangeError('A row has cells that were not declared.');
	const told = moments.map((moment, n) => tell(moment, rows, n));
	const groupsAt = new Map(told.map(({ scene, groups }) => [scene, groups]));
	return {
		series,
		month,
		people: rows.length,
		tables: declared.decisions.map(({ scene }) => ({
			scene,
			groups: groupsAt.get(scene) ?? 'withheld'
		})),
		flows: together ? [] : told.slice(1).map((to, n) => flow(told[n] ?? to, to))
	};
}

/** A table, and the group of each row where it is told. */
interface Told extends Table {
	groupOf: number[];
}

function tell(moment: Moment, rows: readonly Row[], n: number): Told {
	const cellOf = rows.map(({ cells }) => cells[n] ?? SILENT);
	const counts = moment.cells.map((_, cell) => cellOf.filter((one) => one === cell).length);
	const merged = merge(counts);
	if (!merged) return { scene: moment.scene, groups: 'withheld', groupOf: [] };
	return {
		scene: moment.scene,
		groups: merged.map(({ cells, people, other }) => ({
			did: cells.flatMap((cell) => moment.cells[cell] ?? []),
			people,
			other
		})),
		groupOf: cellOf.map((cell) => merged.findIndex(({ cells }) => cells.includes(cell)))
	};
}

function flow(from: Told, to: Told): Flow {
	const name = { from: from.scene, to: to.scene };
	const [left, right] = [sides(from), sides(to)];
	if (!left || !right) return { ...name, people: 'withheld' };
	const count = (a: boolean, b: boolean) =>
		left.filter((side, row) => side === a && right[row] === b).length;
	const people: Flow['people'] = [
		[count(true, true), count(true, false)],
		[count(false, true), count(false, false)]
	];
	return { ...name, people: people.flat().every((n) => n >= FEWEST) ? people : 'withheld' };
}

/** Whether each row is in the largest group of a table that is told. */
function sides({ groups, groupOf }: Told): boolean[] | undefined {
	if (groups === 'withheld') return undefined;
	const largest = largestOf(groups);
	return groupOf.map((group) => group === largest);
}

/** The index of the largest group, the first of equals: one side of a flow. */
export function largestOf(groups: readonly Group[]): number {
	const most = Math.max(...groups.map(({ people }) => people));
	return groups.findIndex(({ people }) => people === most);
}
