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
