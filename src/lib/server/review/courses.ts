import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';
import { Refusal } from '../requests/refusal';

/** What a learner is told of a course. */
export interface CourseTold {
	id: string;
	code: string;
	name: string;
	/** Slugs. */
	stories: string[];
	/** In which months something is taken, `YYYY-MM`, both included. */
	first: string;
	last: string;
	/** Whether something is taken now. */
	open: boolean;
}

/**
 * A course by its code.
 * @param code as it is kept.
 * @param month this month, `YYYY-MM`.
 */
export async function courseByCode(
	db: Db,
	code: string,
	month: string
): Promise<CourseTold | undefined> {
	const row = await db.selectFrom('course').selectAll().where('code', '=', code).executeTakeFirst();
	if (!row) return undefined;
	const { id, name, first_month: first, last_month: last } = row;
	const stories = JSON.parse(row.stories) as string[];
	return { id, code, name, stories, first, last, open: isOpen(row, month) };
}

/**
 * The places of a course that takes something of a story this month. In a transaction, the course stays as it is until
 * that ends.
 * @throws Refusal `unknown`, `closed` or `not-in-course`.
 */
export async function placesFor(
	db: Db,
	course: string,
	scenario: string,
	month: string
): Promise<number> {
	const row = await db
		.selectFrom('course')
		.select(['stories', 'first_month', 'last_month', 'places', 'closed'])
		.where('id', '=', course)
		.$if(isPostgres(db) && db.isTransaction, (query) => query.forShare())
		.executeTakeFirst();
	if (!row) throw new Refusal('unknown');
	if (!isOpen(row, month)) throw new Refusal('closed');
	if (!(JSON.parse(row.stories) as string[]).includes(scenario)) throw new Refusal('not-in-course');
	return row.places;
}

function isOpen(
	row: { first_month: string; last_month: string; closed: number },
	month: string
): boolean {
	return row.closed === 0 && row.first_month <= month && month <= row.last_month;
}
