import { monthsBefore } from '$lib/review/months';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { numberOf } from './receipts';
import { owe } from './rewriting';
import { windows } from './windows';

/** How long things are kept, in months. */
export interface Keep {
	/** Rows that never became ten, after the month they came in. */
	waitingMonths: number;
	/** Releases, after the last month of their course. */
	releaseMonths: number;
}

/** For how many months it is remembered which receipts were taken back; nothing is on its way for so long. */
const WITHDRAWN_MONTHS = 24;

/**
 * And for how many where nothing had come yet: a copy may still be on its way, for a while. Anybody can invent such
 * receipts, so they are not kept as long as what was there.
 */
const UNKNOWN_MONTHS = 2;

/**
 * Destroys what has been kept long enough, in small steps.
 * @param month this month, `YYYY-MM`.
 * @param now milliseconds since 1970.
 */
export async function expire(
	db: Db,
	{ waitingMonths, releaseMonths }: Keep,
	month: string,
	now: number
): Promise<void> {
	const waitingUpto = monthsBefore(month, waitingMonths);
	const coursesUpto = monthsBefore(month, releaseMonths);
	for await (const [from, upto] of windows(db, 'series')) {
		await destroy(db, (tx) =>
			tx
				.deleteFrom('waiting')
				.where('series', 'in', (the) =>
					the.selectFrom('series').select('id').where('id', '>=', from).where('id', '<', upto)
				)
				.where('month', '<', waitingUpto)
				.executeTakeFirst()
		);
		await destroy(db, (tx) =>
			tx
				.deleteFrom('batch')
				.where('series', 'in', (the) =>
					the
						.selectFrom('series')
						.innerJoin('course', 'course.id', 'series.course')
						.select('series.id')
						.where('series.id', '>=', from)
						.where('series.id', '<', upto)
						.where('course.last_month', '<', coursesUpto)
				)
				.executeTakeFirst()
		);
	}
	await destroy(db, (tx) =>
		tx.deleteFrom('written').where('month', '<', waitingUpto).executeTakeFirst()
	);
	await destroy(db, (tx) =>
		tx
			.deleteFrom('written_batch')
			.where('course', 'in', (the) =>
				the.selectFrom('course').select('id').where('last_month', '<', coursesUpto)
			)
			.executeTakeFirst()
	);
	const withdrawnUpto = monthsBefore(month, WITHDRAWN_MONTHS);
	const unknownUpto = monthsBefore(month, UNKNOWN_MONTHS);
	await patiently(() =>
		db
			.deleteFrom('withdrawn')
			.where((where) =>
				where.or([
					where('month', '<', withdrawnUpto),
					where('month', '<', unknownUpto).and('known', '=', numberOf('unknown'))
				])
			)
			.executeTakeFirst()
	);
	await patiently(() => db.deleteFrom('invitation').where('expires', '<=', now).executeTakeFirst());
}

/** Deletes something, and notes in the same transaction that there is something to write over. */
async function destroy(
	db: Db,
	what: (tx: Db) => Promise<{ numDeletedRows: bigint }>
): Promise<void> {
	await patiently(() =>
		db.transaction().execute(async (tx) => {
			const { numDeletedRows } = await what(tx);
			if (numDeletedRows > 0n) await owe(tx);
		})
	);
}
