import type { ReleaseName } from '$lib/review/release-name';
import type { Time } from '$lib/review/contribution';
import type { Declared } from '$lib/review/declared';
import type { Release } from '$lib/review/release';
import { wordingOf, type Wording } from '$lib/review/wording';
import type { Lang } from '$lib/scenario/languages';
import type { Program } from '$lib/scenario/program';
import { lettered } from '$lib/workshop/choices';
import type { Db } from '../database/tables';

/**
 * What trainers read. Only what was sealed is asked for here, and by index: nothing in this file depends on how many
 * rows wait or ever waited, and no page shows whether any do.
 */

/** A batch, without what it tells. */
export interface BatchNamed extends ReleaseName {
	people: number;
}

/**
 * Reflections that were shared and sealed together, in the order in which they were shuffled; `scene` is empty where
 * the question is not told.
 */
export interface Written {
	month: string;
	texts: { scene: string; text: string }[];
}

/**
 * The batches of courses, in order of story and month.
 * @param scenario leave it out for all stories.
 */
export async function batchesOf(
	db: Db,
	courses: readonly string[],
	scenario?: string
): Promise<BatchNamed[]> {
	if (courses.length === 0) return [];
	const rows = await db
		.selectFrom('series')
		.innerJoin('batch', 'batch.series', 'series.id')
		.select(['course', 'scenario', 'hash', 'time', 'month', 'batch.people'])
		.where('course', 'in', courses)
		.$if(scenario !== undefined, (query) => query.where('scenario', '=', scenario ?? ''))
		.orderBy('scenario')
		.orderBy('month')
		.orderBy('time')
		.orderBy('hash')
		.execute();
	return rows.map((row) => ({ ...row, time: row.time as Time }));
}

/** A release by its name; undefined where there is none of that name. Whether it may be seen is asked before. */
export async function releaseNamed(db: Db, name: ReleaseName): Promise<Release | undefined> {
	const found = await db
		.selectFrom('series')
		.innerJoin('batch', 'batch.series', 'series.id')
		.select('release')
		.where('course', '=', name.course)
		.where('scenario', '=', name.scenario)
		.where('hash', '=', name.hash)
		.where('time', '=', name.time)
		.where('month', '=', name.month)
		.executeTakeFirst();
	return found && (JSON.parse(found.release) as Release);
}

/** A version of a story in a language, as far as its releases need it; undefined where it was never kept. */
export async function versionKept(
	db: Db,
	{ scenario, hash }: Pick<Wording, 'scenario' | 'hash'>,
	lang: Lang
): Promise<Wording | undefined> {
	const found = await db
		.selectFrom('story_version')
		.select(['program', 'declared', 'words'])
		.where('scenario', '=', scenario)
		.where('hash', '=', hash)
		.executeTakeFirst();
	if (!found) return undefined;
	const program = JSON.parse(found.program) as Program;
	const declared = JSON.parse(found.declared) as Declared;
	const words = JSON.parse(found.words) as Partial<Record<Lang, Record<string, string>>>;
	const prose = words[lang] ?? words.ja ?? {};
	return wordingOf({ scenario, hash }, declared, prose, (scene) => lettered(program, scene));
}

/** The batches of reflections on a story that were shared in a course, by month. */
export async function writtenIn(db: Db, course: string, scenario: string): Promise<Written[]> {
	const rows = await db
		.selectFrom('written_batch')
		.select(['month', 'texts'])
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.orderBy('month')
		.execute();
	return rows.map(({ month, texts }) => ({ month, texts: JSON.parse(texts) as Written['texts'] }));
}

/** In which stories of courses reflections were shared. */
export async function storiesWritten(
	db: Db,
	courses: readonly string[]
): Promise<{ course: string; scenario: string }[]> {
	if (courses.length === 0) return [];
	return db
		.selectFrom('written_batch')
		.select(['course', 'scenario'])
		.distinct()
		.where('course', 'in', courses)
		.orderBy('scenario')
		.execute();
}

/**
 * Which releases of a story a page opens with: the newest of each kind. Of two versions in one month, the present one.
 * @param batches of one story and course.
 * @param present content hash of the story as it is now.
 */
export function newestOf(batches: readonly BatchNamed[], present: string): BatchNamed[] {
	return (['first', 'later', 'together'] as const).flatMap((time) => {
		const some = batches.filter((one) => one.time === time);
		const month = some
			.map((one) => one.month)
			.sort()
			.at(-1);
		const newest = some.filter((one) => one.month === month);
		return newest.find(({ hash }) => hash === present) ?? newest.slice(0, 1);
	});
}
