import { ask, delayIn, type Delay, type Joined } from '$lib/journal/sending';
import { readCourseCode } from '$lib/review/course-code';

/** Wrong codes are answered late, so that nobody guesses them; in milliseconds. */
const LATE_ANSWER = 45_000;

/** A course as its server describes it now. */
export interface Found extends Joined {
	/** Whether it takes something at present. */
	open: boolean;
}

/** Why no course was found; each has its own words, `find-<trouble>`. */
export type FindTrouble = 'not-a-code' | 'unknown' | 'unreached' | Delay;

/**
 * Looks a course up by its code; the code is all that is sent.
 * @param typed as somebody typed it.
 */
export async function findCourse(typed: string): Promise<Found | FindTrouble> {
	const code = readCourseCode(typed);
	if (!code) return 'not-a-code';
	const said = await ask(`/api/course/${code}`, undefined, LATE_ANSWER);
	const delay = delayIn(said);
	if (delay) return delay;
	if (said?.status === 404 && said.code === 'unknown') return 'unknown';
	return (said?.status === 200 && courseIn(said.body)) || 'unreached';
}

function courseIn({
	id,
	code,
	name,
	stories,
	first,
	last,
	open
}: Record<string, unknown>): Found | undefined {
	const texts = [id, code, name, first, last];
	if (!texts.every((text) => typeof text === 'string') || !Array.isArray(stories)) return undefined;
	const slugs = stories.filter((slug) => typeof slug === 'string');
	return { id, code, name, stories: slugs, first, last, open: open === true } as Found;
}
