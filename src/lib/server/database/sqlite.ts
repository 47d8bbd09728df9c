import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
	CompiledQuery,
	Kysely,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type SqliteDialectConfig,
	type TransactionSettings
} from 'kysely';
import { patiently } from './patience';
import type { Db, Tables } from './tables';

/** How long SQLite itself waits for another process, in milliseconds: it stands still meanwhile; see `patience.ts`. */
const STANDSTILL = 20;

/**
 * The database of one computer: one file, `banso.sqlite`. A commit is on the disk when it returns, and what is
 * deleted is written over.
 * @param folder made when it is missing, for this user's eyes alone.
 */
export async function openSqlite(folder: string): Promise<Db> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'banso.sqlite');
	return patiently(() => {
		const database = new Database(file, { timeout: STANDSTILL });
		try {
			// https://www.sqlite.org/pragma.html: with WAL, only FULL keeps a commit through a loss of power.
			for (const pragma of [
				'journal_mode = WAL',
				'synchronous = FULL',
				'foreign_keys = ON',
				'secure_delete = ON'
			]) {
				database.pragma(pragma);
			}
		} catch (error) {
			database.close();
			throw error;
		}
		return Promise.resolve(new Kysely<Tables>({ dialect: new WritingDialect({ database }) }));
	});
}

/**
 * Transactions take the lock when they begin, since one that reads first could not take it later; only one that is said
 * to be read only takes none, and sees what was there at its first look.
 */
class WritingDriver extends SqliteDriver {
	override async beginTransaction(
		connection: DatabaseConnection,
		{ accessMode }: TransactionSettings = {}
	): Promise<void> {
		const begin = accessMode === 'read only' ? 'begin' : 'begin immediate';
		await connection.executeQuery(CompiledQuery.raw(begin));
	}
}

/** A migration is one transaction, so that two processes cannot run it at once; SQLite can do that. */
class WholeAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class WritingDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;

	constructor(config: SqliteDialectConfig) {
		super(config);
		this.#config = config;
	}

	override createDriver(): WritingDriver {
		return new WritingDriver(this.#config);
	}

	override createAdapter(): WholeAdapter {
		return new WholeAdapter();
	}
}
