import type { Db } from '../database/tables';
import type { Trainer } from '../trainers/trainer';
import { toCourse, type CourseRole, type Joined } from './course';

/**
 * A course as far as this trainer may know of it. Whoever is not in it, an administrator too, gets what they would get
 * for a course that never was: who answers makes the same 404 of both.
 * @param id of the course, as it came in an address: anything.
 */
export async function courseFor(
	db: Db,
	trainer: Pick<Trainer, 'id'>,
	id: string
): Promise<Joined | undefined> {
	const row = await joined(db, trainer).where('course.id', '=', id).executeTakeFirst();
	return row && toJoined(row);
}

/** The courses of a trainer, own and shared; those that end last come first. */
export async function coursesOf(db: Db, trainer: Pick<Trainer, 'id'>): Promise<Joined[]> {
	const rows = await joined(db, trainer)
		.orderBy('course.last_month', 'desc')
		.orderBy('course.name')
		.orderBy('course.id')
		.execute();
	return rows.map(toJoined);
}

function joined(db: Db, { id }: Pick<Trainer, 'id'>) {
	return db
		.selectFrom('course_trainer')
		.innerJoin('course', 'course.id', 'course_trainer.course')
		.where('course_trainer.trainer', '=', id)
		.selectAll('course')
		.select('course_trainer.role');
}

function toJoined(row: Parameters<typeof toCourse>[0] & { role: string }): Joined {
	return { course: toCourse(row), role: row.role as CourseRole };
}
