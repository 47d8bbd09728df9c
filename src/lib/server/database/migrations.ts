import { Migrator, type Migration } from 'kysely';
import * as workshop from './migrations/001-workshop';
import * as trainers from './migrations/002-trainers';
import * as courses from './migrations/003-courses';
import * as review from './migrations/004-review';
import { patiently } from './patience';
import type { Db } from './tables';

/** Every change of the tables, by name, in order. What has been released is never edited, only followed by another. */
const MIGRATIONS: Record<string, Migration> = {
	'001-workshop': { up: workshop.up },
	'002-trainers': { up: trainers.up },
	'003-courses': { up: courses.up },
	'004-review': { up: review.up }
};

const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };

/** Names of all changes, in order. */
export const migrations: readonly string[] = Object.keys(MIGRATIONS);

/** Names of the changes that a database has seen, in order; none of a new one. */
export async function migrated(db: Db): Promise<string[]> {
	const all = await new Migrator({ db, provider }).getMigrations();
	return all.filter(({ executedAt }) => executedAt).map(({ name }) => name);
}

/**
 * Brings the tables up to date. Processes that start at once wait for one another: Kysely locks Postgres, and our
 * SQLite dialect locks the file for the whole migration.
 * @param upTo the last change that is made; by default the last there is.
 * @throws what the failed migration threw; it has then changed nothing.
 */
export async function migrate(db: Db, upTo?: string): Promise<void> {
	await patiently(async () => {
		const migrator = new Migrator({ db, provider });
		const { error } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
		if (error) throw error as Error;
	});
}
