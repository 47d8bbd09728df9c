import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '../database/tables';

/** Whether to go on; asked between two steps. */
export type GoesOn = () => boolean;

/** Goes on to the end. */
export const always: GoesOn = () => true;

/** So many series are looked at in one statement: some milliseconds. */
const SIZE = 500;

/**
 * All series by their numbers, in steps between which other work goes on.
 * @returns the first number of a step, and the one after its last.
 */
export async function* windows(
	db: Db,
	table: 'series' | 'written_series'
): AsyncGenerator<[from: number, upto: number]> {
	const { last } = await db
		.selectFrom(table as 'series')
		.select(({ fn }) => fn.max('id').as('last'))
		.executeTakeFirstOrThrow();
	for (let from = 1; from <= ((last as number | null) ?? 0); from += SIZE) {
		yield [from, from + SIZE];
		await turn();
	}
}
