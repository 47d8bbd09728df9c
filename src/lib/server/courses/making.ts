import { randomInt } from 'node:crypto';
import { toCourseCode } from '$lib/review/course-code';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import type { Trainer } from '../trainers/trainer';
import { secret } from '../workshop/secrets';
import type { Course } from './course';
import type { Details } from './details';

/**
 * Makes a course. Its code is new; whoever makes it owns it.
 * @returns its id.
 */
export async function makeCourse(
	db: Db,
	owner: Pick<Trainer, 'id'>,
	{ name, stories, first, last, places }: Details
): Promise<string> {
	const id = secret();
	for (;;) {
		const code = toCourseCode((below) => randomInt(below));
		const made = await patiently(() =>
			db.transaction().execute(async (tx) => {
				const row = await tx
					.insertInto('course')
					.values({
						id,
						code,
						name,
						stories: JSON.stringify(stories),
						first_month: first,
						last_month: last,
						places,
						closed: 0
					})
					.onConflict((conflict) => conflict.column('code').doNothing())
					.returning('id')
					.executeTakeFirst();
				if (!row) return false;
				await tx
					.insertInto('course_trainer')
					.values({ course: id, trainer: owner.id, role: 'owner' })
					.execute();
				return true;
			})
		);
		if (made) return id;
	}
}

/**
 * Changes what an owner wrote about a course. Nothing that was sealed changes: releases are of what was sent, and are
 * read by course and not by its present stories or months.
 *
 * Places are only ever raised. They could be lowered to as many as have come in, but the refusal would tell how many
 * that is: an owner who tries 30, 29, 28 learns who has not sent yet.
 * @returns false where there would be fewer places than before; nothing has changed then.
 */
export async function changeCourse(
	db: Db,
	{ id }: Pick<Course, 'id'>,
	{ name, stories, first, last, places }: Details
): Promise<boolean> {
	const changed = await patiently(() =>
		db
			.updateTable('course')
			.set({
				name,
				stories: JSON.stringify(stories),
				first_month: first,
				last_month: last,
				places
			})
			.where('id', '=', id)
			.where('places', '<=', places)
			.returning('id')
			.executeTakeFirst()
	);
	return changed !== undefined;
}

/** Closes a course, or opens it again. What waits is sealed all the same, when its month is over. */
export async function setClosed(
	db: Db,
	{ id }: Pick<Course, 'id'>,
	closed: boolean
): Promise<void> {
	await patiently(() =>
		db
			.updateTable('course')
			.set({ closed: closed ? 1 : 0 })
			.where('id', '=', id)
			.execute()
	);
}
