import { sql } from 'kysely';
import { FEWEST_IN_BATCH } from '$lib/review/cells';
import type { Db } from '../database/tables';

/**
 * Drops rows that were put back as waiting although they may have been sealed after the backup was made.
 *
 * A batch is published once, because of two batches of nearly the same people the difference tells of those who are in
 * one of them alone. Put back, such rows would be sealed a second time, without those who came after the backup, or with
 * those who took theirs back; and trainers have seen the first release. So
 * - from another month than that of the backup, no row is put back;
 * - from the same month, those are whose month has not ended, and those that were fewer than ten when their month ended
 *   (`batches.ts`: they were not sealed then, and nothing is sealed before this month ends).
 * @param made the month of the backup, `YYYY-MM`.
 * @param month the present one.
 * @returns how many rows, by table.
 */
export async function dropWhatMayBeSealed(
	db: Db,
	made: string,
	month: string
): Promise<Record<string, number>> {
	const all = made !== month;
	const full = sql.lit(FEWEST_IN_BATCH);
	const waiting = all
		? await sql`delete from waiting`.execute(db)
		: await sql`
				delete from waiting where month < ${month} and series in (
					select series from waiting where month < ${month} group by series having count(*) >= ${full}
				)
			`.execute(db);
	const written = all
		? await sql`delete from written`.execute(db)
		: await sql`
				delete from written where month < ${month} and (course, scenario) in (
					select course, scenario from written where month < ${month}
					group by course, scenario having count(*) >= ${full}
				)
			`.execute(db);
	return {
		waiting: Number(waiting.numAffectedRows ?? 0),
		written: Number(written.numAffectedRows ?? 0)
	};
}
