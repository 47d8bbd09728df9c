import { z } from 'zod';
import { FEWEST_IN_BATCH } from '$lib/review/cells';
import { monthAfter } from '$lib/review/months';
import type { Course } from './course';

/** What an owner writes about a course. */
export type Details = Pick<Course, 'name' | 'stories' | 'first' | 'last' | 'places'>;

/** As it came in a form: shown again where something is wrong with it. */
export type Typed = {
	[field in keyof Details]: Details[field] extends string[] ? string[] : string;
};

/** What is wrong with a field: a key of the texts in `courses.json`, after `problem-`. */
export type Problems<Field extends string = keyof Details> = Partial<Record<Field, string>>;

/** Bounds, for the page to tell beforehand. */
const NAME_LENGTH = 80;
/** A course of fewer people would never come to a batch. */
export const FEWEST_PLACES = FEWEST_IN_BATCH;
const MOST_PLACES = 9_999;
/** How many months a course may last; what follows it is another course. */
export const MOST_MONTHS = 24;

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'month-missing');

const Shape = z.strictObject({
	name: z
		.string()
		.transform((typed) =>
			typed
				.normalize('NFC')
				.replace(/[\s\p{Cc}]+/gu, ' ')
				.trim()
		)
		.pipe(z.string().min(1, 'name-missing').max(NAME_LENGTH, 'name-long')),
	stories: z.array(z.string()).min(1, 'stories-none'),
	first: month,
	last: month,
	places: z
		.string()
		.transform((typed) => typed.normalize('NFKC').trim())
		.pipe(z.string().regex(/^\d+$/, 'places-number'))
		.transform(Number)
		.pipe(z.number().min(FEWEST_PLACES, 'places-few').max(MOST_PLACES, 'places-many'))
});

/**
 * Reads what an owner wrote.
 * @param stories slugs that may be chosen; of others nothing is heard.
 * @returns the details where nothing is wrong; what was typed in any case.
 */
export function readDetails(
	form: FormData,
	stories: readonly string[]
): { typed: Typed; details?: Details; problems: Problems } {
	const text = (field: string) => {
		const value = form.get(field);
		return typeof value === 'string' ? value.slice(0, 1_000) : '';
	};
	const chosen = new Set(form.getAll('stories'));
	const typed: Typed = {
		name: text('name'),
		stories: stories.filter((slug) => chosen.has(slug)),
		first: text('first'),
		last: text('last'),
		places: text('places')
	};
	const { data, error } = Shape.safeParse(typed);
	const problems: Problems = {};
	for (const { path, message } of error?.issues ?? [])
		problems[path[0] as keyof Details] ??= message;
	// Asked apart, so that what is wrong elsewhere does not hide it.
	if (!problems.first && !problems.last) {
		if (typed.last < typed.first) problems.last = 'months-order';
		else if (typed.last > endOf(typed.first)) problems.last = 'months-long';
	}
	const whole = data && Object.keys(problems).length === 0;
	return { typed, problems, ...(whole ? { details: data } : {}) };
}

/** The last month that a course may have which begins in this one. */
function endOf(first: string): string {
	let end = first;
	for (let n = 1; n < MOST_MONTHS; n++) end = monthAfter(end);
	return end;
}
