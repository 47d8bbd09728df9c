import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { sql } from 'kysely';
import { isPostgres } from '../database/dialect';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { writeOver as emptyLog } from '../database/write-over';
import { rewritePostgres } from './rewrite-postgres';
import { rewriteSqlite } from './rewrite-sqlite';

/** Deletions are noted in so many places, so that two of them seldom wait for one another. */
const PARTS = 8;

/** A larger database is rewritten at night alone, in bytes: others wait with what they write meanwhile. */
const LARGE = 64 * 1024 ** 2;

/** Notes, with a deletion and in its transaction, that what was deleted is still to be written over. */
export async function owe(tx: Db): Promise<void> {
	const mark = randomBytes(8).toString('hex');
	await tx
		.insertInto('to_write_over')
		.values({ part: randomBytes(1).readUInt8() % PARTS, mark })
		.onConflict((conflict) => conflict.column('part').doUpdateSet({ mark }))
		.execute();
}

/**
 * Destroys the bytes of what was deleted, where there is something to destroy.
 *
 * SQLite writes zeros over what is deleted (`secure_delete`), but its log beside the file still holds it, and so does
 * an odd corner of a page whose rows were moved to another (of 10,000 deleted one by one, seven receipts were found
 * there). So the whole file is written anew, without the corners,
 * and the log emptied. Postgres writes the tables anew and deletes their old files; what it keeps elsewhere (its own
 * log, archives, copies) is a matter of its administrator (README, "how data is protected").
 *
 * @param night whether nobody is likely to be there; by day a large database is left for later.
 * @returns whether nothing is left to be done.
 * @throws what the database throws, or when others kept it busy; nothing is lost, it is still to be done then.
 */
export async function rewrite(db: Db, night: boolean): Promise<boolean> {
	const owed = await db.selectFrom('to_write_over').selectAll().execute();
	if (owed.length === 0) return true;
	if (isPostgres(db)) {
		if (!(await rewritePostgres(db, night ? Infinity : LARGE))) return false;
	} else {
		const file = await fileOf(db);
		if (!file) return true;
		if (!night && statSync(file).size > LARGE) {
			await emptyLog(db);
			return false;
		}
		// Whoever commits would otherwise begin to empty the log, which holds the whole file then, and answer nobody meanwhile.
		await sql`pragma wal_autocheckpoint = 0`.execute(db);
		try {
			await rewriteSqlite(file);
		} finally {
			await sql`pragma wal_autocheckpoint = 1000`.execute(db);
		}
	}
	// What was deleted meanwhile has another mark, and stays to be done.
	for (const { part, mark } of owed) {
		await patiently(() =>
			db.deleteFrom('to_write_over').where('part', '=', part).where('mark', '=', mark).execute()
		);
	}
	return true;
}

async function fileOf(db: Db): Promise<string | undefined> {
	const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db);
	return rows.find(({ name }) => name === 'main')?.file || undefined;
}
