import { readCourseCode } from '$lib/review/course-code';
import { presentMonth } from '$lib/server/month';
import { sender } from '$lib/server/requests/answering';
import { Refusal } from '$lib/server/requests/refusal';
import { answerQuietly } from '$lib/server/review/answering';
import { courseByCode, type CourseTold } from '$lib/server/review/courses';
import { guardsOf } from '$lib/server/review/guards';
import type { RequestHandler } from './$types';

/** What a course's code opens: `{ id, code, name, stories, first, last, open }`. */
export const GET: RequestHandler = (event) =>
	answerQuietly(async () => {
		const code = readCourseCode(event.params.code);
		// No guess: it cannot be a code.
		if (code === undefined) throw new Refusal('unknown');
		const db = await event.locals.db();
		const { codes, joining } = guardsOf(db);
		const from = sender(event);
		await joining.pass(from);
		let course: CourseTold | undefined;
		await codes.lookUp(from, code, async () => {
			course = await courseByCode(db, code, presentMonth());
			return course?.id;
		});
		if (!course) throw new Refusal('unknown');
		return course;
	});
