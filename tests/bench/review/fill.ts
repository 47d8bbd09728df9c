import type { Db } from '../../../src/lib/server/database/tables';
import type { Trainer } from '../../../src/lib/server/trainers/trainer';
import { aTrainer } from '../../db/trainers';
import { BEFORE, COURSES_EACH, OVER, PRESENT, TIMES, type Plan } from './plan';
import type { Told } from './stories';

/** A trainer and one of their courses. */
export interface Visit {
	trainer: Trainer;
	course: string;
}

/**
 * Makes trainers, courses and series; rows are put into them in whichever way the database is fastest at.
 * @returns a visit to each course by its trainer.
 */
export async function makeCourses(
	db: Db,
	{ courses }: Plan,
	told: readonly Told[]
): Promise<Visit[]> {
	const visits: Visit[] = [];
	let trainer = await aTrainer(db);
	for (let n = 0; n < courses; n++) {
		const course = `c${n}`;
		if (n > 0 && n % COURSES_EACH === 0) trainer = await aTrainer(db);
		await db
			.insertInto('course')
			.values({
				id: course,
				code: course,
				name: `Saturday ${n}`,
				stories: JSON.stringify(told.map(({ scenario }) => scenario)),
				first_month: OVER,
				last_month: PRESENT,
				places: 1_000_000,
				closed: 0
			})
			.execute();
		await db
			.insertInto('course_trainer')
			.values({ course, trainer: trainer.id, role: 'owner' })
			.execute();
		await db
			.insertInto('series')
			.values(
				told.flatMap(({ scenario, hash }) =>
					TIMES.map((time) => ({ course, scenario, hash, time }))
				)
			)
			.execute();
		await db
			.insertInto('written_batch')
			.values(told.map((of) => writtenOf(course, of)))
			.execute();
		visits.push({ trainer, course });
	}
	return visits;
}

/** So many reflections were shared of each story. */
const TEXTS = 12;

/** Reflections that were sealed the month before, of the length that people write. */
function writtenOf(course: string, { scenario, declared }: Told) {
	const [scene = ''] = declared.moments.map((one) => one.scene);
	const text = '待つことも、ひとつの返事だと思いました。'.repeat(6);
	const texts = Array.from({ length: TEXTS }, () => ({ scene, text }));
	return { course, scenario, month: BEFORE, texts: JSON.stringify(texts) };
}
