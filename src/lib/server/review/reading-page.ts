import { error } from '@sveltejs/kit';
import { readName, writeName, type ReleaseName } from '$lib/review/release-name';
import type { Lang } from '$lib/scenario/languages';
import { coursesOf } from '../courses/access';
import { noteAudit } from '../courses/audit';
import type { Db } from '../database/tables';
import type { Trainer } from '../trainers/trainer';
import { batchesOf, newestOf, writtenIn } from './reading';
import { columnsOf, courseRead } from './reading-course';

/** What is asked of a course's page. */
export interface Asked {
	/** Id of the course. */
	course: string;
	/** Slug of a story; null for the first of which something was released. */
	story: string | null;
	/** Name of one release; null for the newest of each kind. */
	release: string | null;
}

/** The stories as they are now (`told-now.ts`). */
export interface Now {
	titleNow: (slug: string, lang: Lang) => string;
	hashNow: (slug: string) => string;
	decisionsNow: (slug: string) => string[];
}

/**
 * All that a course's page shows of its releases, but for the words of the interface. It is noted who looks.
 * @throws 404 where there is no such course, story or release, or they are another's.
 */
export async function readPage(
	reader: { db: Db; trainer: Trainer },
	asked: Asked,
	lang: Lang,
	{ titleNow, hashNow, decisionsNow }: Now
) {
	const { db, trainer } = reader;
	const { course } = await courseRead(db, trainer, asked.course);
	const all = await batchesOf(db, [course.id]);
	// Stories that have something to show come first, as the course has them; then what it once had.
	const known = [...new Set([...course.stories, ...all.map(({ scenario }) => scenario)])];
	const story =
		asked.story ?? all.find(({ scenario }) => known.includes(scenario))?.scenario ?? known[0];
	if (story === undefined || !known.includes(story)) error(404);
	const own = all.filter(({ scenario }) => scenario === story);
	const alone = asked.release;
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
		}))
	};
}

function only(written: string, course: string, story: string): ReleaseName {
	const name = readName(written);
	if (name?.course !== course || name.scenario !== story) error(404);
	return name;
}
