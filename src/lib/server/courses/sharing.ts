import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { forgetful } from '../requests/forgetting';
import type { Trainer } from '../trainers/trainer';
import { tries } from '../trainers/tries';
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

/** How often one trainer may name an address that nobody has: people mistype, but do not have lists of addresses. */
const unknown = forgetful(tries({ burst: 10, each: 60 }));

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
 * an account that fell into wrong hands cannot try many, since addresses that nobody has are counted.
 * @param by who shares it.
 * @param typed an e-mail address as somebody typed it.
 * @returns what was in the way; undefined where it is shared now.
 * @throws Refusal `slow-down` where too many addresses were nobody's.
 */
export async function share(
	db: Db,
	by: Pick<Trainer, 'id'>,
	{ id }: Pick<Course, 'id'>,
	typed: string
): Promise<NotShared | undefined> {
	const email = typed.normalize('NFKC').trim().toLowerCase();
	if (!email) return 'email-missing';
	unknown.begin(by.id);
	const wrong = await add(db, id, email);
	if (wrong !== 'email-unknown') unknown.succeeded(by.id);
	return wrong;
}

async function add(db: Db, id: string, email: string): Promise<NotShared | undefined> {
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
	course: Pick<Course, 'id'>,
	to: Pick<Trainer, 'id'>
): Promise<boolean> {
	return patiently(() => db.transaction().execute((tx) => passOn(tx, course, to)));
}

/** {@link handOver}, within a transaction. */
export async function passOn(
	tx: Db,
	{ id }: Pick<Course, 'id'>,
	to: Pick<Trainer, 'id'>
): Promise<boolean> {
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
}
