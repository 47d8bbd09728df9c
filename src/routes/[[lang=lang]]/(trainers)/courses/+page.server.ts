import { fail, redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { coursesOf } from '$lib/server/courses/access';
import { monthChoices, slugsFor, storyChoices } from '$lib/server/courses/choosing';
import { FEWEST_PLACES, readDetails, type Typed } from '$lib/server/courses/details';
import { makeCourse } from '$lib/server/courses/making';
import { presentMonth } from '$lib/server/month';
import { acting } from '$lib/server/trainers/acting';
import { mustBeTrainer } from '$lib/server/trainers/who';
import { words } from '$lib/server/words';
import type { Actions, PageServerLoad } from './$types';

/** What the form of a new course holds at first: three months from now on. */
function blank(months: string[]): Typed {
	const [first = '', , last = ''] = months;
	return { name: '', stories: [], first, last, places: '' };
}

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const trainer = await mustBeTrainer(locals);
	const { lang, words: common } = await parent();
	const months = monthChoices();
	return {
		words: { ...common, ...words(lang, 'courses') },
		/** Own and shared courses. */
		courses: await coursesOf(await locals.db(), trainer),
		/** This month, `YYYY-MM`. */
		month: presentMonth(),
		stories: storyChoices(lang),
		months,
		blank: blank(months),
		/** Fewest people of a course. */
		fewest: FEWEST_PLACES,
		/** Whether a course has just been deleted. */
		deleted: url.searchParams.has('deleted')
	};
};

export const actions: Actions = {
	/** Makes a course and opens its page. */
	make: async ({ locals, params, request }) => {
		const { typed, details, problems } = readDetails(await request.formData(), slugsFor());
		return acting(
			async () => {
				const trainer = await mustBeTrainer(locals);
				if (!details) return fail(400, { typed, problems });
				const id = await makeCourse(await locals.db(), trainer, details);
				redirect(303, pathIn(langOf(params.lang), `/courses/${id}`));
			},
			{ typed }
		);
	}
};
