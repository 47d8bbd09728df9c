import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { bucket } from '../requests/bucket';
import type { Trainer } from '../trainers/trainer';
import type { Course, CourseRole } from './course';

/** Somebody who may see a course. */
export interface Member {
	id: string;
	name: string;
	email: string;
	role: CourseRole;
}

/** Why a course was not shared: a key of the texts, after `problem-`. */
export type NotShared = 'email-missing' | 'email-unknown' | 'email-there' | 'email-full';

/** How many may see one course. */
const MOST = 50;

/**
 * How often one trainer may look for another: ten times at once, then once in half a minute. Asking for all colleagues
 * one by one takes no longer than that; trying a list of addresses does.
 */
export const asking = bucket({ burst: 10, rate: 1 / 30 });

/** Everybody who may see a course, its owner first. */
export async function membersOf(db: Db, { id }: Pick<Course, 'id'>): Promise<Member[]> {
	const rows = await db
		.selectFrom('course_trainer')
		.innerJoin('user', 'user.id', 'course_trainer.trainer')
		.where('course_trainer.course', '=', id)
		.select(['user.id', 'user.name', 'user.email', 'course_trainer.role'])
		.orderBy('course_trainer.role') // 'owner' < 'trainer'
		.orderBy('user.name')
		.orderBy('user.id')
		.execute();
	return rows.map((row) => ({ ...row, role: row.role as CourseRole }));
}

/**
 * Lets another trainer of this server see a course.
 *
 * The answer says whether there is such a trainer. A neutral one ("if there is one, it is shared") would hide nothing,
 * since the list of those who may see the course shows it; and whoever mistyped a colleague's address would never know.
 * What can be learned is whether an address belongs to a trainer here, by trainers alone, who were invited one by one;
 * {@link asking} keeps an account that fell into wrong hands from trying many.
 * @param typed an e-mail address as somebody typed it.
 * @returns what was in the way; undefined where it is shared now.
 */
export async function share(
	db: Db,
	{ id }: Pick<Course, 'id'>,
	typed: string
): Promise<NotShared | undefined> {
	const email = typed.normalize('NFKC').trim().toLowerCase();
	if (!email) return 'email-missing';
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const found = await tx
				.selectFrom('user')
				.select('id')
				.where('email', '=', email)
				.executeTakeFirst();
			if (!found) return 'email-unknown';
			const members = await membersOf(tx, { id });
			if (members.some((member) => member.id === found.id)) return 'email-there';
			if (members.length >= MOST) return 'email-full';
			await tx
				.insertInto('course_trainer')
				.values({ course: id, trainer: found.id, role: 'trainer' })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		})
	);
}

/** Takes a course away from a trainer. Its owner stays: somebody must be able to delete it. */
export async function unshare(
	db: Db,
	{ id }: Pick<Course, 'id'>,
	trainer: Pick<Trainer, 'id'>
): Promise<void> {
	await patiently(() =>
		db
			.deleteFrom('course_trainer')
			.where('course', '=', id)
			.where('trainer', '=', trainer.id)
			.where('role', '=', 'trainer')
			.execute()
	);
}

/**
 * Makes one of its trainers the owner of a course; whoever was it becomes a trainer. There is one at any moment.
 * @returns false where that trainer is not in the course; nothing has changed then.
 */
export async function handOver(
	db: Db,
	{ id }: Pick<Course, 'id'>,
	to: Pick<Trainer, 'id'>
): Promise<boolean> {
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const raised = await tx
				.updateTable('course_trainer')
				.set({ role: 'owner' })
				.where('course', '=', id)
				.where('trainer', '=', to.id)
				.returning('trainer')
				.executeTakeFirst();
			if (!raised) return false;
			await tx
				.updateTable('course_trainer')
				.set({ role: 'trainer' })
				.where('course', '=', id)
				.where('trainer', '!=', to.id)
				.execute();
			return true;
		})
	);
}
