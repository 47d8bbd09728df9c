import { error } from '@sveltejs/kit';
import { readName, writeName, type ReleaseName } from '$lib/review/release-name';
import { coursesOf } from '$lib/server/courses/access';
import { noteAudit } from '$lib/server/courses/audit';
import { batchesOf, newestOf, writtenIn } from '$lib/server/review/reading';
import { columnsOf, courseRead, readerOf } from '$lib/server/review/reading-course';
import { decisionsNow, hashNow, principlesIn, titleNow } from '$lib/server/review/told-now';
import { words } from '$lib/server/words';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const reader = await readerOf(locals);
	const { db, trainer } = reader;
	const { course } = await courseRead(db, trainer, params.course);
	const { lang, words: above } = await parent();
	const all = await batchesOf(db, [course.id]);
	// Stories that have something to show come first, as the course has them; then what it once had.
	const known = [...new Set([...course.stories, ...all.map(({ scenario }) => scenario)])];
	const asked = url.searchParams.get('story');
	const story = asked ?? all.find(({ scenario }) => known.includes(scenario))?.scenario ?? known[0];
	if (story === undefined || !known.includes(story)) error(404);
	const own = all.filter(({ scenario }) => scenario === story);
	const alone = url.searchParams.get('release');
	const shown = alone === null ? newestOf(own, hashNow(story)) : [only(alone, course.id, story)];
	const [columns, written, others] = await Promise.all([
		columnsOf(reader, shown, lang, 'opened'),
		writtenIn(db, course.id, story),
		coursesOf(db, trainer).then((joined) =>
			batchesOf(
				db,
				joined.map((one) => one.course.id),
				story
			).then((batches) => ({ batches, joined }))
		)
	]);
	for (const { month } of written) {
		await noteAudit(db, course, trainer, { kind: 'opened', scenario: story, month });
	}
	const nameOf = (id: string) => others.joined.find((one) => one.course.id === id)?.course.name;
	return {
		words: { ...above, ...words(lang, 'review') },
		course: { id: course.id, name: course.name, code: course.code },
		/** All stories of the course, and whether something was released of them. */
		stories: known.map((slug) => ({
			slug,
			title: titleNow(slug, lang),
			released: all.some(({ scenario }) => scenario === slug)
		})),
		/** The story that is shown. */
		story: {
			slug: story,
			title: columns[0]?.version.title ?? titleNow(story, lang),
			hash: hashNow(story),
			decisions: decisionsNow(story)
		},
		/** All its releases in this course. */
		releases: own.map((one) => ({ ...one, key: writeName(one) })),
		/** Whether one was asked for by its name. */
		alone: alone !== null,
		columns,
		written,
		/** Releases of this story that can stand beside one of these, of this course and others of the trainer. */
		others: others.batches.map((one) => ({
			...one,
			key: writeName(one),
			name: nameOf(one.course)
		})),
		principles: principlesIn(lang)
	};
};

function only(written: string, course: string, story: string): ReleaseName {
	const name = readName(written);
	if (name?.course !== course || name.scenario !== story) error(404);
	return name;
}
