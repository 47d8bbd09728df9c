import { sql } from 'kysely';
import { isPostgres } from '../database/dialect';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';

/**
 * Deletes sign-ins that are over, and what was remembered for a few minutes of coming in; the daily keeping calls it.
 * Nothing else would: whoever closes a browser comes back with another session.
 * @param now milliseconds since 1970.
 */
export async function dropExpired(db: Db, now: number): Promise<void> {
	const time = isPostgres(db) ? new Date(now) : new Date(now).toISOString();
	for (const table of ['session', 'verification'])
		await patiently(() =>
			sql`delete from ${sql.table(table)} where ${sql.ref('expiresAt')} <= ${time}`.execute(db)
		);
}
