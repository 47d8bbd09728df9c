import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db, Tables } from './tables';

/** How long a statement may take, and how long a transaction may stand idle with its locks, in milliseconds. */
const STATEMENT = 10_000;
const CONNECT = 5_000;

/** Postgres' own number of the type `bigint`. */
const INT8 = 20;

/** Our `bigint` columns are times, which a number holds exactly; pg would give them as text. */
const types: pg.CustomTypesConfig = {
	getTypeParser: (oid, format): unknown =>
		Number(oid) === INT8 ? Number : pg.types.getTypeParser(oid, format)
};

/**
 * A database that several processes share.
 * @param url as `postgres://user:password@host/database`.
 * @returns at once; the first query connects.
 */
export function openPostgres(url: string): Db {
	const pool = new pg.Pool({
		connectionString: url,
		types,
		max: 8,
		keepAlive: true,
		connectionTimeoutMillis: CONNECT,
		statement_timeout: STATEMENT,
		// A process that hangs must not keep a session locked for the others.
		idle_in_transaction_session_timeout: STATEMENT
	});
	// A connection that breaks while nobody uses it: the pool makes another, and nobody needs to know.
	pool.on('error', () => {});
	return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
