import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { writeOver } from '../database/write-over';
import type { Trainer } from '../trainers/trainer';
import { secret } from '../workshop/secrets';
import type { Course } from './course';

/** How long it is kept who looked into a course, in days. */
export const AUDIT_DAYS = 90;

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** So many lines of the list on one page; and so many that are put in at once. */
export const LINES = 200;
const AT_ONCE = 1_000;

/** What somebody did with a course's releases, or to come to them. */
export interface Looked {
	/**
	 * `backed-up`: an administrator took a copy of everything, this course included. `renewing`: made a link for a new
	 * password of a trainer who sees this course, and `renewed`: that trainer has come in by one. `inherited`: took its
	 * only trainer away, and has it since.
	 */
	kind:
		| 'opened'
		| 'compared'
		| 'csv'
		| 'json'
		| 'printed'
		| 'backed-up'
		| 'renewing'
		| 'renewed'
		| 'inherited';
	/** Id of the trainer whom it concerns, where that is another one. */
	of?: string;
	/** Slug of the story. */
	scenario?: string;
	/** Hash of its version. */
	hash?: string;
	/** `first`, `later` or `together`. */
	time?: string;
	/** Month of the release, `YYYY-MM`. */
	month?: string;
}

/** A line of the list that a course's trainers see. */
export interface Look {
	id: string;
	/** Undefined where the trainer is no longer there. */
	name: string | undefined;
	/** The name of the trainer whom it concerns. */
	whom?: string | undefined;
	what: Looked;
	/** Milliseconds since 1970. */
	at: number;
}

/**
 * Notes that a trainer looked into a course: for its trainers to see, for 90 days. It is noted before anything is
 * shown, so that nobody looks without it. Doing the same again within an hour adds no line: whoever loads a page again
 * and again would else bury what others did.
 * @param now milliseconds since 1970.
 */
export async function noteAudit(
	db: Db,
	course: Pick<Course, 'id'>,
	trainer: Pick<Trainer, 'id'>,
	what: Looked,
	now = Date.now()
): Promise<void> {
	const again = await db
		.selectFrom('audit')
		.select('id')
		.where('course', '=', course.id)
		.where('at', '>', now - HOUR)
		.where('at', '<=', now)
		.where('trainer', '=', trainer.id)
		.where('what', '=', JSON.stringify(what))
		.limit(1)
		.executeTakeFirst();
	if (!again) await patiently(() => noteAll(db, [course.id], trainer, what, now));
}

/** Notes for every course that an administrator takes a copy of all: their trainers see it, whoever they are. */
export async function noteBackup(
	db: Db,
	admin: Pick<Trainer, 'id'>,
	now = Date.now()
): Promise<void> {
	await patiently(() =>
		db.transaction().execute(async (tx) => {
			const courses = await tx.selectFrom('course').select('id').execute();
			const ids = courses.map(({ id }) => id);
			await noteAll(tx, ids, admin, { kind: 'backed-up' }, now);
		})
	);
}

/**
 * Notes the same for several courses.
 * @param tx the transaction in which it is done, so that neither is without the other.
 */
export async function noteAll(
	tx: Db,
	courses: readonly string[],
	trainer: Pick<Trainer, 'id'>,
	what: Looked,
	now = Date.now()
): Promise<void> {
	const row = { trainer: trainer.id, what: JSON.stringify(what), at: now };
	for (let from = 0; from < courses.length; from += AT_ONCE) {
		const some = courses.slice(from, from + AT_ONCE);
		await tx
			.insertInto('audit')
			.values(some.map((course) => ({ id: secret(), course, ...row })))
			.execute();
	}
}

/**
 * Who looked into a course, the latest first.
 * @param from how many of the latest lines are left out.
 * @param most how many lines at most; by default one more than a page has, to know whether there is another.
 */
export async function readAudit(
	db: Db,
	course: Pick<Course, 'id'>,
	from = 0,
	most = LINES + 1
): Promise<Look[]> {
	const rows = await db
		.selectFrom('audit')
		.leftJoin('user', 'user.id', 'audit.trainer')
		.where('audit.course', '=', course.id)
		.select(['audit.id', 'user.name', 'audit.what', 'audit.at'])
		.orderBy('audit.at', 'desc')
		.orderBy('audit.id')
		.limit(most)
		.offset(from)
		.execute();
	const looks = rows.map(({ id, name, what, at }) => ({
		id,
		name: name ?? undefined,
		what: JSON.parse(what) as Looked,
		at
	}));
	const names = await namesOf(
		db,
		looks.flatMap(({ what }) => what.of ?? [])
	);
	return looks.map((look) => (look.what.of ? { ...look, whom: names.get(look.what.of) } : look));
}

async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Deletes what is older than 90 days; the daily keeping calls it.
 * @param now milliseconds since 1970.
 */
export async function purgeAudit(db: Db, now: number): Promise<void> {
	const { numDeletedRows } = await patiently(() =>
		db
			.deleteFrom('audit')
			.where('at', '<=', now - AUDIT_DAYS * DAY)
			.executeTakeFirst()
	);
	if (numDeletedRows > 0) await writeOver(db);
}
