import { noteAll } from '../courses/audit';
import { membersOf, passOn } from '../courses/sharing';
import { isPostgres } from '../database/dialect';
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
 * an owner go to one of those who may look at them anyway, the first by name; where there is nobody else, to whoever does
 * it, so that learners can still be told that they have closed. Such a course tells of it.
 * @returns false where they are not there, or are the one who does it, or that one is no administrator any more: so there
 * is always one.
 */
export async function removeTrainer(db: Db, id: string, by: Trainer): Promise<boolean> {
	if (id === by.id) return false;
	return patiently(() =>
		db.transaction().execute(async (trx) => {
			if (!(await isAdmin(trx, by.id, id))) return false;
			for (const course of await leftAlone(trx, id)) {
				const [heir] = (await membersOf(trx, { id: course })).filter((one) => one.id !== id);
				if (heir && (await passOn(trx, { id: course }, heir))) continue;
				await trx
					.insertInto('course_trainer')
					.values({ course, trainer: by.id, role: 'owner' })
					.execute();
				await noteAll(trx, [course], by, { kind: 'inherited' });
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

/** Whether somebody is an administrator; two who take each other away wait for one another here. */
async function isAdmin(trx: Db, id: string, other: string): Promise<boolean> {
	const rows = await trx
		.selectFrom('user')
		.select(['id', 'role'])
		.where('id', 'in', [id, other])
		.orderBy('id')
		.$if(isPostgres(trx), (query) => query.forUpdate())
		.execute();
	return rows.some((row) => row.id === id && roleOf(row.role) === 'admin');
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
