import { randomBytes } from 'node:crypto';
import type { Contribution, Time } from '../../../src/lib/review/contribution';
import type { Db } from '../../../src/lib/server/database/tables';
import type { CourseTable } from '../../../src/lib/server/database/tables/courses';
import { hashOfReceipt } from '../../../src/lib/server/review/receipts';
import { receive } from '../../../src/lib/server/review/receiving';
import { receiveReflection } from '../../../src/lib/server/review/reflections';
import { wordsForReview } from '../../../src/lib/server/review/words';
import { declared, HASH, program, prose, stories } from './cups';

/** A course of its own. */
export async function aCourse(db: Db, more: Partial<CourseTable> = {}) {
	const course = row(more);
	await db.insertInto('course').values(course).execute();
	return course.id;
}

function row(more: Partial<CourseTable> = {}): CourseTable {
	const id = randomBytes(16).toString('base64url');
	return {
		id,
		code: id,
		name: 'Saturday',
		stories: JSON.stringify(['cups']),
		first_month: '2026-01',
		last_month: '2026-12',
		places: 500,
		closed: 0,
		...more
	};
}

/** Keeps the story of these tests, as a server does when it starts. */
export async function knowStory(db: Db, hash = HASH, declares = declared): Promise<void> {
	await db
		.insertInto('story_version')
		.values({
			scenario: 'cups',
			hash,
			program: JSON.stringify(program),
			declared: JSON.stringify(declares),
			words: JSON.stringify(wordsForReview(prose))
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Somebody who sends something of the story to a course. */
export class Learner {
	readonly receipt = randomBytes(16).toString('hex');
	readonly contribution: Contribution;
	constructor(
		readonly course: string,
		[door, hall, table]: readonly string[] = ['knock', 'sit', 'pour'],
		time: Time = 'first'
	) {
		const ways = [
			{ at: 'door', did: door ?? 'knock' },
			{ at: 'hall', did: hall ?? 'sit' },
			{ at: 'table', did: table ?? 'pour' }
		];
		const left = ways.findIndex(({ did }) => did === 'leave');
		const deeds = left < 0 ? ways : ways.slice(0, left + 1);
		this.contribution = { scenario: 'cups', hash: HASH, time, deeds };
	}
	/** What is kept of the receipt. */
	get kept(): string {
		return hashOfReceipt(this.receipt);
	}
	send(db: Db, month: string): Promise<void> {
		const { course, receipt, contribution } = this;
		return receive(db, stories, { course, receipt, contribution }, month);
	}
	/** Shares a reflection instead. */
	write(db: Db, month: string, text: string, scene = 'door', hash = HASH): Promise<void> {
		const { course, receipt } = this;
		const at = { scenario: 'cups', hash, scene };
		return receiveReflection(db, stories, { course, receipt, ...at, text }, month);
	}
}

/** So many learners, who go different ways. */
export function group(course: string, count: number, time: Time = 'first'): Learner[] {
	return Array.from(
		{ length: count },
		(_, n) =>
			new Learner(
				course,
				[
					['knock', 'wait'][n % 2] ?? '',
					['sit', 'stand', 'leave'][n % 3] ?? '',
					['pour', 'ask'][n % 2] ?? ''
				],
				time
			)
	);
}

/** All that is kept of what was sent to some courses. */
export async function kept(db: Db, courses: readonly string[]) {
	const series = await db.selectFrom('series').selectAll().where('course', 'in', courses).execute();
	const ids = [-1, ...series.map(({ id }) => id)];
	const [waiting, batches, receipts] = await Promise.all([
		db.selectFrom('waiting').selectAll().where('series', 'in', ids).execute(),
		db.selectFrom('batch').selectAll().where('series', 'in', ids).execute(),
		db.selectFrom('batch_receipt').selectAll().where('series', 'in', ids).execute()
	]);
	return { series, waiting, batches, receipts };
}
