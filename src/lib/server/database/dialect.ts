import { PostgresAdapter, type Kysely } from 'kysely';

/** Whether a database is Postgres: it can lock a row and tell other processes of a change. */
export function isPostgres(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}
