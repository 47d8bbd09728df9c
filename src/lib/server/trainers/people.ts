import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { roleOf } from './invitations';
import type { Trainer } from './trainer';

/** Everybody who may come in, by name. */
export async function people(db: Db): Promise<Trainer[]> {
	const rows = await db
		.selectFrom('user')
		.select(['id', 'name', 'email', 'role'])
		.orderBy('name')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, role: roleOf(row.role) }));
}

/**
 * Takes somebody away, with their sign-ins, passkeys and the invitations they made. Courses that would be left without
 * an owner go to those who may look at them anyway; where there is nobody else, to whoever does it, so that learners can
 * still be told that they have closed.
 * @returns false where they are not there, or are the one who does it: so there is always an administrator.
 */
export async function removeTrainer(db: Db, id: string, by: Trainer): Promise<boolean> {
	if (id === by.id) return false;
	return patiently(() =>
		db.transaction().execute(async (trx) => {
			for (const course of await leftAlone(trx, id)) {
				const { numUpdatedRows } = await trx
					.updateTable('course_trainer')
					.set({ role: 'owner' })
					.where('course', '=', course)
					.where('trainer', '!=', id)
					.executeTakeFirstOrThrow();
				if (numUpdatedRows > 0n) continue;
				await trx
					.insertInto('course_trainer')
					.values({ course, trainer: by.id, role: 'owner' })
					.execute();
			}
			// Of a second factor that was begun, or a passkey that was asked for.
			await trx.deleteFrom('verification').where('value', '=', id).execute();
			const { numDeletedRows } = await trx
				.deleteFrom('user')
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			return numDeletedRows > 0n;
		})
	);
}

/** Courses that somebody owns alone. */
async function leftAlone(db: Db, trainer: string): Promise<string[]> {
	const rows = await db
		.selectFrom('course_trainer as own')
		.select('own.course')
		.where('own.trainer', '=', trainer)
		.where('own.role', '=', 'owner')
		.where((are) =>
			are.not(
				are.exists(
					are
						.selectFrom('course_trainer as other')
						.select('other.trainer')
						.whereRef('other.course', '=', 'own.course')
						.where('other.trainer', '!=', trainer)
						.where('other.role', '=', 'owner')
				)
			)
		)
		.execute();
	return rows.map(({ course }) => course);
}
