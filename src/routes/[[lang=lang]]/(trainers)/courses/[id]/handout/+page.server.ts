import { mustBeIn } from '$lib/server/courses/door';
import { storyChoices } from '$lib/server/courses/choosing';
import { words } from '$lib/server/words';
import { joining } from '../../joining';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { course } = await mustBeIn(locals, params.id);
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'courses') },
		course,
		/** The course's stories that are there. */
		stories: storyChoices(lang).filter(({ slug }) => course.stories.includes(slug)),
		joining: joining(url, lang, course)
	};
};
