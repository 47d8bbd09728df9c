import { error } from '@sveltejs/kit';
import { readName } from '$lib/review/release-name';
import { columnsOf, courseRead, readerOf } from '$lib/server/review/reading-course';
import { decisionsNow, principlesIn, titleNow } from '$lib/server/review/told-now';
import { words } from '$lib/server/words';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const reader = await readerOf(locals);
	const names = ['a', 'b'].flatMap((side) => readName(url.searchParams.get(side)) ?? []);
	const [a, b] = names;
	// Two releases of one story: of two stories there is nothing to lay side by side.
	if (!a || !b || a.scenario !== b.scenario) error(404);
	const courses = [
		await courseRead(reader.db, reader.trainer, a.course),
		await courseRead(reader.db, reader.trainer, b.course)
	].map(({ course }) => course);
	const { lang, words: above } = await parent();
	const named = Object.fromEntries(courses.map(({ id, name }) => [id, name]));
	// The same one twice is shown once.
	const same = url.searchParams.get('a') === url.searchParams.get('b');
	return {
		words: { ...above, ...words(lang, 'review') },
		columns: await columnsOf(reader, same ? [a] : names, lang, 'compared', named),
		courses: courses.map(({ id, name }) => ({ id, name })),
		story: {
			slug: a.scenario,
			title: titleNow(a.scenario, lang),
			decisions: decisionsNow(a.scenario)
		},
		principles: principlesIn(lang)
	};
};
