/** What a database is filled with. */
export interface Plan {
	database: 'sqlite' | 'postgres';
	/** Contributions. */
	rows: number;
	courses: number;
	/** Of each series (course, story, first or later run): in the month that is over, and in the present one. */
	over: number;
	present: number;
}

/** The month before, the month that is over, and the one in which it is sealed. */
export const BEFORE = '2026-09';
export const OVER = '2026-10';
export const PRESENT = '2026-11';

export const TIMES = ['first', 'later'] as const;

/** A trainer has so many courses. */
export const COURSES_EACH = 10;

const MOST_COURSES = 2_000;
/** Fewer contributions are those of fewer courses, so that a course has releases to open. */
const FEWEST_EACH = 500;

/**
 * What so many contributions are: of up to 2,000 courses, two thirds in the month that is over.
 * @param series in each course.
 */
export function planFor(database: Plan['database'], rows: number, series: number): Plan {
	const courses = Math.min(MOST_COURSES, Math.floor(rows / FEWEST_EACH));
	const each = Math.floor(rows / courses / series);
	const over = Math.round((each * 2) / 3);
	return { database, rows: courses * series * each, courses, over, present: each - over };
}
