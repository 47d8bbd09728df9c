import { monthAfter } from '$lib/review/months';
import type { Lang } from '$lib/scenario/languages';
import { card } from '../cards';
import { presentMonth } from '../month';
import { isStory, slugs } from '../shelf';
import type { Course } from './course';
import { MOST_MONTHS } from './details';

/** A story that a course may read. */
export interface StoryChoice {
	slug: string;
	/** Undefined where the story is no longer there. */
	title: string | undefined;
	/** About how long it takes. */
	minutes: number;
}

/** The stories there are, and those of a course that are gone since. */
export function storyChoices(lang: Lang, course?: Pick<Course, 'stories'>): StoryChoice[] {
	const gone = course?.stories.filter((slug) => !isStory(slug)) ?? [];
	return [
		...slugs.map((slug) => {
			const { title, minutes } = card(slug, lang);
			return { slug, title, minutes };
		}),
		...gone.map((slug) => ({ slug, title: undefined, minutes: 0 }))
	];
}

/** Slugs that an owner may choose. */
export function slugsFor(course?: Pick<Course, 'stories'>): string[] {
	return storyChoices('ja', course).map(({ slug }) => slug);
}

/** Months to choose from: from this one, or the first of a course, two years on. */
export function monthChoices(course?: Pick<Course, 'first' | 'last'>): string[] {
	const now = presentMonth();
	const months = [course && course.first < now ? course.first : now];
	const least = months.length + MOST_MONTHS;
	for (let month = monthAfter(months[0] ?? now); ; month = monthAfter(month)) {
		const enough = months.length >= least && month > now && (!course || month > course.last);
		if (enough) return months;
		months.push(month);
	}
}
