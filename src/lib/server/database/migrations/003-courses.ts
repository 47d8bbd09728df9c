import type { Kysely } from 'kysely';

/** Courses, whose they are, and who looked into them. */
export async function up(db: Kysely<unknown>) {
	await db.schema
		.createTable('course')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('code', 'text', (column) => column.notNull().unique())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('stories', 'text', (column) => column.notNull())
		.addColumn('first_month', 'text', (column) => column.notNull())
		.addColumn('last_month', 'text', (column) => column.notNull())
		.addColumn('places', 'integer', (column) => column.notNull())
		.addColumn('closed', 'integer', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('course_trainer')
		.addColumn('course', 'text', (column) =>
			column.notNull().references('course.id').onDelete('cascade')
		)
		.addColumn('trainer', 'text', (column) =>
			column.notNull().references('user.id').onDelete('cascade')
		)
		.addColumn('role', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('course_trainer_key', ['course', 'trainer'])
		.execute();
	await db.schema
		.createIndex('course_trainer_trainer')
		.on('course_trainer')
		.column('trainer')
		.execute();
	await db.schema
		.createTable('audit')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('course', 'text', (column) =>
			column.notNull().references('course.id').onDelete('cascade')
		)
		.addColumn('trainer', 'text', (column) => column.references('user.id').onDelete('set null'))
		.addColumn('what', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('audit_course_at').on('audit').columns(['course', 'at']).execute();
	await db.schema.createIndex('audit_at').on('audit').column('at').execute();
	await db.schema
		.createTable('setting')
		.addColumn('name', 'text', (column) => column.primaryKey())
		.addColumn('value', 'text', (column) => column.notNull())
		.execute();
}
