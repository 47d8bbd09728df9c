import { sql } from 'kysely';
import type { Db } from '../database/tables';

/** Tables from which rows of single people are deleted. */
const TABLES = [
	'waiting',
	'written',
	'batch',
	'batch_receipt',
	'written_batch',
	'written_receipt'
] as const;

/**
 * Writes Postgres tables anew, without what was deleted; the old files are deleted. Whoever needs one of them waits
 * meanwhile; workshops do not. https://www.postgresql.org/docs/current/sql-vacuum.html
 * @param largest larger tables are only tidied up, in bytes: their room is used again, and written over by and by.
 * @returns whether all were written anew.
 */
export async function rewritePostgres(db: Db, largest: number): Promise<boolean> {
	return db.connection().execute(async (one) => {
		let all = true;
		// A large table takes longer than any statement of ours may; and nobody waits behind us for those before us.
		await sql`set statement_timeout = 0`.execute(one);
		await sql`set lock_timeout = '3s'`.execute(one);
		try {
			for (const table of TABLES) {
				const { rows } = await sql<{
					bytes: number;
				}>`select pg_total_relation_size(${table}::regclass)::float8 as bytes`.execute(one);
				const small = (rows[0]?.bytes ?? 0) <= largest;
				all &&= small;
				if (small) await sql`vacuum (full) ${sql.table(table)}`.execute(one);
				else await sql`vacuum ${sql.table(table)}`.execute(one);
			}
		} finally {
			await sql`reset statement_timeout`.execute(one);
			await sql`reset lock_timeout`.execute(one);
		}
		return all;
	});
}
