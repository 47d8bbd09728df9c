import { Migrator, type Kysely, type Migration } from 'kysely';
import { patiently } from './patience';
import type { Db } from './tables';

/** Every change of the tables, by name, in order. What has been released is never edited, only followed by another. */
const MIGRATIONS: Record<string, Migration> = {
	'001-workshop': {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable('workshop')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('code', 'text', (column) => column.notNull().unique())
				.addColumn('host_hash', 'text', (column) => column.notNull())
				.addColumn('story', 'text', (column) => column.notNull())
				.addColumn('lang', 'text', (column) => column.notNull())
				.addColumn('created', 'bigint', (column) => column.notNull())
				.addColumn('expires', 'bigint', (column) => column.notNull())
				.addColumn('seq', 'integer', (column) => column.notNull())
				.execute();
			await db.schema.createIndex('workshop_expires').on('workshop').column('expires').execute();
			await db.schema
				.createTable('workshop_event')
				.addColumn('workshop', 'text', (column) =>
					column.notNull().references('workshop.id').onDelete('cascade')
				)
				.addColumn('seq', 'integer', (column) => column.notNull())
				.addColumn('event', 'text', (column) => column.notNull())
				.addColumn('at', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('workshop_event_key', ['workshop', 'seq'])
				.execute();
			await db.schema
				.createTable('workshop_note')
				.addColumn('workshop', 'text', (column) =>
					column.notNull().references('workshop.id').onDelete('cascade')
				)
				.addColumn('id', 'text', (column) => column.notNull())
				.addColumn('sent_hash', 'text', (column) => column.notNull())
				.addColumn('text', 'text', (column) => column.notNull())
				.addColumn('allowed', 'integer', (column) => column.notNull())
				.addPrimaryKeyConstraint('workshop_note_key', ['workshop', 'id'])
				.addUniqueConstraint('workshop_note_sent', ['workshop', 'sent_hash'])
				.execute();
		}
	}
};

/**
 * Brings the tables up to date. Processes that start at once wait for one another: Kysely locks Postgres, and our
 * SQLite dialect locks the file for the whole migration.
 * @throws what the failed migration threw; it has then changed nothing.
 */
export async function migrate(db: Db): Promise<void> {
	const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
	await patiently(async () => {
		const { error } = await new Migrator({ db, provider }).migrateToLatest();
		if (error) throw error as Error;
	});
}
