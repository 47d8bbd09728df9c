import type { Series } from '$lib/review/row';
import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';
import { Refusal } from '../requests/refusal';

/** A series as it is kept: how many places were used up, and the month of the last batch (empty before the first). */
export interface SeriesKept {
	id: number;
	taken: number;
	sealed_month: string;
}

/**
 * A series, made where there is none yet. Whoever has it in a transaction has it alone: what waits in it neither comes
 * nor goes meanwhile.
 */
export async function enterSeries(tx: Db, series: Series): Promise<SeriesKept> {
	const { course, scenario, hash, time } = series;
	await tx
		.insertInto('series')
		.values({ course, scenario, hash, time })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return tx
		.selectFrom('series')
		.select(['id', 'taken', 'sealed_month'])
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.where('hash', '=', hash)
		.where('time', '=', time)
		.$if(isPostgres(tx), (query) => query.forNoKeyUpdate())
		.executeTakeFirstOrThrow();
}

/** A series by its number, alone as with {@link enterSeries}; undefined where it is gone. */
export function lockSeries(tx: Db, id: number): Promise<(SeriesKept & Series) | undefined> {
	return tx
		.selectFrom('series')
		.selectAll()
		.where('id', '=', id)
		.$if(isPostgres(tx), (query) => query.forNoKeyUpdate())
		.executeTakeFirst() as Promise<(SeriesKept & Series) | undefined>;
}

/** A series of reflections, made where there is none yet, and alone. */
export async function enterWritten(tx: Db, course: string, scenario: string): Promise<SeriesKept> {
	await tx
		.insertInto('written_series')
		.values({ course, scenario })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return tx
		.selectFrom('written_series')
		.select(['id', 'taken', 'sealed_month'])
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.$if(isPostgres(tx), (query) => query.forNoKeyUpdate())
		.executeTakeFirstOrThrow();
}

/**
 * Uses up a place of a series, with what comes in, and in its transaction. A place is never given back, neither when
 * its contribution is taken back nor when it expires or is sealed: whoever could fill a course with inventions and take
 * them back again would otherwise read off `full` every minute how many others wait.
 * @param places of the course, in each of its series.
 * @throws Refusal `full` where all are used up.
 */
export async function usePlace(
	tx: Db,
	table: 'series' | 'written_series',
	{ id, taken }: Pick<SeriesKept, 'id' | 'taken'>,
	places: number
): Promise<void> {
	if (taken >= places) throw new Refusal('full');
	await tx
		.updateTable(table as 'series')
		.set({ taken: taken + 1 })
		.where('id', '=', id)
		.execute();
}
