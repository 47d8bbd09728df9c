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
 * Opens the database, with its tables up to date.
 * @returns to be ended with `destroy()`.
 * @throws when it cannot be reached, written or brought up to date.
 */
export async function openDatabase(place: Place): Promise<Db> {
	const db = await connect(place);
	try {
		await migrate(db);
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return db;
}

/** Opens the database with the tables it has. Only the driver that is needed is loaded. */
export async function connect({ url, folder }: Place): Promise<Db> {
	return url
		? (await import('./postgres')).openPostgres(url)
		: (await import('./sqlite')).openSqlite(folder);
}
