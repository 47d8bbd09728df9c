/** Whether learners may send: not yet, now, no more; or never, until its owner opens it again. */
export type CourseState = 'early' | 'open' | 'over' | 'closed';

/**
 * The state of a course.
 * @param month this month, `YYYY-MM`.
 */
export function stateOf(
	{ closed, first, last }: { closed: boolean; first: string; last: string },
	month: string
): CourseState {
	if (closed) return 'closed';
	if (month < first) return 'early';
	return month > last ? 'over' : 'open';
}
