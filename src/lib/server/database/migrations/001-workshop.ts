import type { Kysely } from 'kysely';

/** Rooms of workshops, what happened in them, and notes. */
export async function up(db: Kysely<unknown>) {
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
