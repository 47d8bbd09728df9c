import type { Series } from '$lib/review/row';
import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';

/** A series as it is kept: how many were ever sealed, and the month of the last batch (empty before the first). */
export interface SeriesKept {
	id: number;
	sealed_people: number;
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
		.select(['id', 'sealed_people', 'sealed_month'])
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
		.select(['id', 'sealed_people', 'sealed_month'])
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.$if(isPostgres(tx), (query) => query.forNoKeyUpdate())
		.executeTakeFirstOrThrow();
}
