import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../dialect';

/**
 * What learners send, what waits, what was sealed. Tables of single rows are ordered by hashes alone: SQLite would
 * otherwise number rows in the order they came.
 */
export async function up(db: Kysely<unknown>) {
	const unnumbered = isPostgres(db) ? sql`` : sql`without rowid`;
	await db.schema
		.createTable('story_version')
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('program', 'text', (column) => column.notNull())
		.addColumn('declared', 'text', (column) => column.notNull())
		.addColumn('words', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('story_version_key', ['scenario', 'hash'])
		.execute();
	await db.schema
		.createTable('series')
		.addColumn('id', isPostgres(db) ? 'serial' : 'integer', (column) => column.primaryKey())
		.addColumn('course', 'text', (column) =>
			column.notNull().references('course.id').onDelete('cascade')
		)
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('time', 'text', (column) => column.notNull())
		.addColumn('taken', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('sealed_month', 'text', (column) => column.notNull().defaultTo(''))
		.addUniqueConstraint('series_key', ['course', 'scenario', 'hash', 'time'])
		.execute();
	await db.schema
		.createTable('waiting')
		.addColumn('series', 'integer', (column) =>
			column.notNull().references('series.id').onDelete('cascade')
		)
		.addColumn('month', 'text', (column) => column.notNull())
		.addColumn('receipt', 'text', (column) => column.notNull().unique())
		.addColumn('cells', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('waiting_key', ['series', 'month', 'receipt'])
		.modifyEnd(unnumbered)
		.execute();
	await db.schema
		.createTable('batch')
		.addColumn('series', 'integer', (column) =>
			column.notNull().references('series.id').onDelete('cascade')
		)
		.addColumn('month', 'text', (column) => column.notNull())
		.addColumn('people', 'integer', (column) => column.notNull())
		.addColumn('release', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('batch_key', ['series', 'month'])
		.execute();
	await db.schema
		.createTable('batch_receipt')
		.addColumn('receipt', 'text', (column) => column.primaryKey())
		.addColumn('series', 'integer', (column) => column.notNull())
		.addColumn('month', 'text', (column) => column.notNull())
		.addForeignKeyConstraint(
			'batch_receipt_batch',
			['series', 'month'],
			'batch',
			['series', 'month'],
			(constraint) => constraint.onDelete('cascade')
		)
		.modifyEnd(unnumbered)
		.execute();
	await db.schema
		.createIndex('batch_receipt_batch_key')
		.on('batch_receipt')
		.columns(['series', 'month'])
		.execute();
	await db.schema
		.createTable('withdrawn')
		.addColumn('receipt', 'text', (column) => column.primaryKey())
		.addColumn('month', 'text', (column) => column.notNull())
		.addColumn('known', 'integer', (column) => column.notNull())
		.modifyEnd(unnumbered)
		.execute();
	await db.schema.createIndex('withdrawn_month').on('withdrawn').column('month').execute();
	await db.schema
		.createTable('written_series')
		.addColumn('id', isPostgres(db) ? 'serial' : 'integer', (column) => column.primaryKey())
		.addColumn('course', 'text', (column) =>
			column.notNull().references('course.id').onDelete('cascade')
		)
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('taken', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('sealed_month', 'text', (column) => column.notNull().defaultTo(''))
		.addUniqueConstraint('written_series_key', ['course', 'scenario'])
		.execute();
	await db.schema
		.createTable('written')
		.addColumn('course', 'text', (column) =>
			column.notNull().references('course.id').onDelete('cascade')
		)
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('month', 'text', (column) => column.notNull())
		.addColumn('receipt', 'text', (column) => column.notNull().unique())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('scene', 'text', (column) => column.notNull())
		.addColumn('text', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('written_key', ['course', 'scenario', 'month', 'receipt'])
		.modifyEnd(unnumbered)
		.execute();
	await db.schema
		.createTable('written_batch')
		.addColumn('course', 'text', (column) =>
			column.notNull().references('course.id').onDelete('cascade')
		)
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('month', 'text', (column) => column.notNull())
		.addColumn('texts', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('written_batch_key', ['course', 'scenario', 'month'])
		.execute();
	await db.schema
		.createTable('written_receipt')
		.addColumn('receipt', 'text', (column) => column.primaryKey())
		.addColumn('course', 'text', (column) => column.notNull())
		.addColumn('scenario', 'text', (column) => column.notNull())
		.addColumn('month', 'text', (column) => column.notNull())
		.addForeignKeyConstraint(
			'written_receipt_batch',
			['course', 'scenario', 'month'],
			'written_batch',
			['course', 'scenario', 'month'],
			(constraint) => constraint.onDelete('cascade')
		)
		.modifyEnd(unnumbered)
		.execute();
	await db.schema
		.createIndex('written_receipt_batch_key')
		.on('written_receipt')
		.columns(['course', 'scenario', 'month'])
		.execute();
	await db.schema
		.createTable('to_write_over')
		.addColumn('part', 'integer', (column) => column.primaryKey())
		.addColumn('mark', 'text', (column) => column.notNull())
		.execute();
}
