import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isPostgres } from '../../src/lib/server/database/dialect';
import type { Db } from '../../src/lib/server/database/tables';
import type { Details } from '../../src/lib/server/courses/details';
import type { Trainer } from '../../src/lib/server/trainers/trainer';

/** A trainer, put there without signing up. */
export async function aTrainer(db: Db, role: Trainer['role'] = 'trainer'): Promise<Trainer> {
	const id = randomBytes(8).toString('hex');
	const trainer: Trainer = { id, name: `Trainer ${id}`, email: `${id}@example.jp`, role };
	const verified = isPostgres(db) ? sql`false` : sql`0`;
	const now = '2026-11-22T00:00:00.000Z';
	await sql`insert into "user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "role")
		values (${id}, ${trainer.name}, ${trainer.email}, ${verified}, ${now}, ${now}, ${role})`.execute(
		db
	);
	return trainer;
}

/** What an owner writes about a course. */
export function details(more: Partial<Details> = {}): Details {
	const months = { first: '2026-11', last: '2027-01' };
	return { name: '新任相談員研修', stories: ['first-meeting'], places: 30, ...months, ...more };
}
