import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { writeOver } from '../database/write-over';
import type { Trainer } from '../trainers/trainer';
import { secret } from '../workshop/secrets';
import type { Course } from './course';

/** How long it is kept who looked into a course, in days. */
export const AUDIT_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** What somebody did with a course's releases. */
export interface Looked {
	/** `backed-up`: an administrator took a copy of everything, this course included. */
	kind: 'opened' | 'compared' | 'csv' | 'json' | 'printed' | 'backed-up';
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
	what: Looked;
	/** Milliseconds since 1970. */
	at: number;
}

/**
 * Notes that a trainer looked into a course: for its trainers to see, for 90 days. It is noted before anything is
 * shown, so that nobody looks without it.
 * @param now milliseconds since 1970.
 */
export async function noteAudit(
	db: Db,
	course: Pick<Course, 'id'>,
	trainer: Pick<Trainer, 'id'>,
	what: Looked,
	now = Date.now()
): Promise<void> {
	const row = { id: secret(), course: course.id, trainer: trainer.id, what: JSON.stringify(what) };
	await patiently(() =>
		db
			.insertInto('audit')
			.values({ ...row, at: now })
			.execute()
	);
}

/** Notes for every course that an administrator takes a copy of all: their trainers see it, whoever they are. */
export async function noteBackup(
	db: Db,
	admin: Pick<Trainer, 'id'>,
	now = Date.now()
): Promise<void> {
	const courses = await db.selectFrom('course').select('id').execute();
	for (const course of courses) await noteAudit(db, course, admin, { kind: 'backed-up' }, now);
}

/**
 * Who looked into a course, the latest first.
 * @param most how many lines at most; default 200.
 */
export async function readAudit(db: Db, course: Pick<Course, 'id'>, most = 200): Promise<Look[]> {
	const rows = await db
		.selectFrom('audit')
		.leftJoin('user', 'user.id', 'audit.trainer')
		.where('audit.course', '=', course.id)
		.select(['audit.id', 'user.name', 'audit.what', 'audit.at'])
		.orderBy('audit.at', 'desc')
		.orderBy('audit.id')
		.limit(most)
		.execute();
	return rows.map(({ id, name, what, at }) => ({
		id,
		name: name ?? undefined,
		what: JSON.parse(what) as Looked,
		at
	}));
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
