import { error } from '@sveltejs/kit';
import type { Column } from '$lib/review/column';
import { writeName, type ReleaseName } from '$lib/review/release-name';
import type { Lang } from '$lib/scenario/languages';
import { courseFor } from '../courses/access';
import { noteAudit, type Looked } from '../courses/audit';
import type { Joined } from '../courses/course';
import type { Db } from '../database/tables';
import type { Trainer } from '../trainers/trainer';
import { releaseNamed, versionKept } from './reading';

/** What a request needs to read a course: App.Locals, as far as that. */
export interface Asking {
	db(): Promise<Db>;
	trainer(): Promise<Trainer | undefined>;
}

/**
 * Who asks. The door before the trainers' pages has let them in; whoever came another way is told no more.
 * @throws 401 where nobody is signed in.
 */
export async function readerOf(locals: Asking): Promise<{ db: Db; trainer: Trainer }> {
	const trainer = await locals.trainer();
	if (!trainer) error(401);
	return { db: await locals.db(), trainer };
}

/**
 * A course that this trainer may read.
 * @throws 404 where there is none or it is another's, in the same words: that a course exists is told to nobody else.
 */
export async function courseRead(db: Db, trainer: Trainer, id: string): Promise<Joined> {
	const found = await courseFor(db, trainer, id);
	if (!found) error(404);
	return found;
}

/**
 * Releases with the words to show them in. It is noted who looks before anything is shown.
 * @param names of releases of courses that this trainer may read.
 * @param named names of courses by id, where columns shall bear them.
 * @throws 404 where one of them is not there, or its version was lost.
 */
export async function columnsOf(
	{ db, trainer }: { db: Db; trainer: Trainer },
	names: readonly ReleaseName[],
	lang: Lang,
	kind: Looked['kind'],
	named: Record<string, string> = {}
): Promise<Column[]> {
	const columns = await Promise.all(
		names.map(async (name): Promise<Column> => {
			const [release, version] = await Promise.all([
				releaseNamed(db, name),
				versionKept(db, name, lang)
			]);
			if (!release || !version) error(404);
			const course = named[name.course];
			return {
				key: writeName(name),
				...(course === undefined ? {} : { course }),
				release,
				version
			};
		})
	);
	for (const name of names) await noteRelease(db, trainer, name, kind);
	return columns;
}

/** Notes that somebody did something with a release. */
export async function noteRelease(
	db: Db,
	trainer: Trainer,
	{ course, scenario, hash, time, month }: ReleaseName,
	kind: Looked['kind']
): Promise<void> {
	await noteAudit(db, { id: course }, trainer, { kind, scenario, hash, time, month });
}
