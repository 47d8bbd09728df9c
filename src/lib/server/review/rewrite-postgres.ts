import { setTimeout as sleep } from 'node:timers/promises';
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

/** How often it is looked whether somebody may still read what was deleted, and after how long, in milliseconds. */
const LOOKS = 30;
const PAUSE = 100;

/** How often a table is written anew at most, until nothing of it is left that somebody may still read. */
const TRIES = 5;

/**
 * Writes Postgres tables anew, without what was deleted; the old files are deleted. Whoever needs one of them waits
 * meanwhile; workshops do not. https://www.postgresql.org/docs/current/sql-vacuum.html
 *
 * What somebody may still read, whose transaction began before, would be written into the new file, too (Postgres takes
 * samples of tables by itself in such transactions). So they are waited for, as far as this role may see them; and what
 * was written is looked at.
 * @param largest larger tables are only tidied up, in bytes: their room is used again, and written over by and by.
 * @returns whether all were written anew; false, and nothing done, where somebody reads on and on.
 */
export async function rewritePostgres(db: Db, largest: number): Promise<boolean> {
	return db.connection().execute(async (one) => {
		if (!(await nobodyReadsOn(one))) return false;
		let all = true;
		// A large table takes longer than any statement of ours may; and nobody waits behind us for those before us.
		await sql`set statement_timeout = 0`.execute(one);
		await sql`set lock_timeout = '3s'`.execute(one);
		try {
			for (const table of TABLES) {
				const { rows } = await sql<{
					bytes: number;
				}>`select pg_total_relation_size(${table}::regclass)::float8 as bytes`.execute(one);
				if ((rows[0]?.bytes ?? 0) <= largest) all = (await writeAnew(one, table)) && all;
				else {
					await sql`vacuum ${sql.table(table)}`.execute(one);
					all = false;
				}
			}
		} finally {
			await sql`reset statement_timeout`.execute(one);
			await sql`reset lock_timeout`.execute(one);
		}
		return all;
	});
}

/**
 * Writes a table anew until no row is left in it that was deleted. Somebody may have come whom nobody sees: a connection
 * that is just being made is one.
 */
async function writeAnew(db: Db, table: string): Promise<boolean> {
	for (let n = 0; n < TRIES; n++) {
		if (n > 0) await sleep(PAUSE);
		await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
		const { rows } = await sql<{
			dead: number;
		}>`select pg_stat_get_dead_tuples(${table}::regclass)::float8 as dead`.execute(db);
		if (rows[0]?.dead === 0) return true;
	}
	return false;
}

/**
 * Waits, some seconds at most, until no transaction that began before now is left. Those of no database count, too: a
 * connection that is just being made is one. And those that write into any other database of the server: whatever they
 * could still read is what our own transaction takes for readable.
 */
async function nobodyReadsOn(db: Db): Promise<boolean> {
	const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(db);
	const now = rows[0]?.now ?? '0';
	for (let look = 0; look < LOOKS; look++) {
		const { rows: reading } = await sql`
			select 1 from pg_stat_activity
			where pid <> pg_backend_pid() and (datname = current_database() or datname is null)
			and age(backend_xmin) >= age((${now}::text::bigint % 4294967296)::text::xid)`.execute(db);
		const { rows: writing } = await sql`
			select 1 where pg_snapshot_xmin(pg_current_snapshot())::text::bigint <= ${now}::text::bigint`.execute(
			db
		);
		if (reading.length === 0 && writing.length === 0) return true;
		await sleep(PAUSE);
	}
	return false;
}
