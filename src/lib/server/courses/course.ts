import type { CourseTable } from '../database/tables/courses';

/** A trainer's group of learners. */
export interface Course {
	id: string;
	/** What learners type, as `KOMA-742`. */
	code: string;
	name: string;
	/** Slugs of the stories it reads; one of them may be gone since. */
	stories: string[];
	/** In which months learners may send, `YYYY-MM`, both included. */
	first: string;
	last: string;
	/** How many people there are at most; it is never lowered (see `changing.ts`). */
	places: number;
	/** Whether its owner closed it: nothing more comes in. What was released stays. */
	closed: boolean;
}

/** What somebody may do with a course: an owner changes it, a trainer looks. */
export type CourseRole = 'owner' | 'trainer';

/** A course, and what the trainer who asked for it may do with it. */
export interface Joined {
	course: Course;
	role: CourseRole;
}

/** A course from its row. */
export function toCourse(row: CourseTable): Course {
	const { id, code, name, first_month: first, last_month: last, places, closed } = row;
	return {
		id,
		code,
		name,
		stories: JSON.parse(row.stories) as string[],
		first,
		last,
		places,
		closed: closed === 1
	};
}
