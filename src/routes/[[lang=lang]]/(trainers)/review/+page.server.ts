import { coursesOf } from '$lib/server/courses/access';
import { batchesOf, storiesWritten } from '$lib/server/review/reading';
import { readerOf } from '$lib/server/review/reading-course';
import { titleNow } from '$lib/server/review/told-now';
import { words } from '$lib/server/words';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { db, trainer } = await readerOf(locals);
	const { lang, words: above } = await parent();
	const joined = await coursesOf(db, trainer);
	const ids = joined.map(({ course }) => course.id);
	const [batches, written] = await Promise.all([batchesOf(db, ids), storiesWritten(db, ids)]);
	return {
		words: { ...above, ...words(lang, 'review') },
		/** The trainer's courses, each with what has been released of it; not what waits. */
		courses: joined.map(({ course: { id, name, code, closed } }) => {
			const own = batches.filter(({ course }) => course === id);
			const said = written.filter(({ course }) => course === id).map(({ scenario }) => scenario);
			const slugs = [...new Set([...own.map(({ scenario }) => scenario), ...said])];
			return {
				id,
				name,
				code,
				closed,
				stories: slugs.map((slug) => ({
					slug,
					title: titleNow(slug, lang),
					releases: own
						.filter(({ scenario }) => scenario === slug)
						.map(({ hash, time, month, people }) => ({ hash, time, month, people })),
					/** Whether there are reflections that were shared. */
					written: said.includes(slug)
				}))
			};
		})
	};
};
