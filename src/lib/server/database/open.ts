import { PostgresAdapter } from 'kysely';
import { migrate } from './migrations';
import type { Db } from './tables';

/** Where the data lies. */
export interface Place {
	/** A Postgres address; SQLite when there is none. */
	url?: string | undefined;
	/** The folder of the SQLite file. */
	folder: string;
}

/**
 * Opens the database, with its tables up to date. Only the driver that is needed is loaded.
 * @returns to be ended with `destroy()`.
 * @throws when it cannot be reached, written or brought up to date.
 */
export async function openDatabase({ url, folder }: Place): Promise<Db> {
	const db = url
		? (await import('./postgres')).openPostgres(url)
		: await (await import('./sqlite')).openSqlite(folder);
	try {
		await migrate(db);
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return db;
}

/** Whether a database is Postgres: it can lock a row and tell other processes of a change. */
export function isPostgres(db: Pick<Db, 'getExecutor'>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}
