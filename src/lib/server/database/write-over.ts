import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { isPostgres } from './dialect';
import { patiently } from './patience';
import type { Db } from './tables';

/** How often the log is tried to be emptied, while somebody still reads from it; a tenth of a second apart. */
const TRIES = 20;

/**
 * Makes SQLite forget what was deleted: its pages are written over at once (`secure_delete`), but the log beside the
 * file still holds them as they were, until it is emptied. In Postgres deleted rows stay on the disk until VACUUM.
 * @returns whether the log is empty. It is not where something is read from it for longer, as by a backup; the next
 * call empties it.
 */
export async function writeOver(db: Db): Promise<boolean> {
	if (isPostgres(db)) return true;
	for (let n = 0; n < TRIES; n++) {
		const { rows } = await patiently(() =>
			sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
		);
		if (rows[0]?.busy === 0) return true;
		await sleep(100);
	}
	return false;
}
