import { sql } from 'kysely';
import { isPostgres } from '../database/dialect';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { tell } from './store';

/** Deletes a session wholly: its events and notes go with it. Other processes are told. */
export async function remove(db: Db, id: string): Promise<void> {
	await patiently(() =>
		db.transaction().execute(async (tx) => {
			await tx.deleteFrom('workshop').where('id', '=', id).execute();
			await tell(tx, id, 'gone');
		})
	);
	await writeOver(db);
}

/**
 * Deletes the sessions whose time has passed.
 * @param now milliseconds since 1970.
 * @returns their ids.
 */
export async function purge(db: Db, now: number): Promise<string[]> {
	const gone = await patiently(() =>
		db.deleteFrom('workshop').where('expires', '<=', now).returning('id').execute()
	);
	if (gone.length > 0) await writeOver(db);
	return gone.map(({ id }) => id);
}

/** SQLite's log beside the file still holds what was deleted, until it is emptied. */
async function writeOver(db: Db): Promise<void> {
	if (isPostgres(db)) return;
	await patiently(() => sql`pragma wal_checkpoint(truncate)`.execute(db));
}
