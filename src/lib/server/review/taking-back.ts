import type { Receipt } from '$lib/review/receipt';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import {
	hashOfReceipt,
	lockReceipt,
	numberOf,
	trace,
	type Trace,
	type Withdrawn
} from './receipts';
import { enterWritten, lockSeries } from './series';
import { owe } from './rewriting';

/**
 * How something stands that was sent. What went with its whole batch is not what was taken back by itself: if the others
 * of a batch sent theirs again, the old tables less the new would be the one who did not.
 */
export type State = 'waiting' | 'sealed' | 'withdrawn' | 'withdrawn-batch' | 'unknown';

/** What somebody does with a receipt. */
export type Act = 'ask' | 'withdraw' | 'withdraw-batch';

/** How what was sent under a receipt stands. */
export async function stateOf(db: Db, receipt: Receipt): Promise<State> {
	return stateFor(await trace(db, hashOfReceipt(receipt)));
}

/**
 * Takes back what was sent under a receipt: alone while it waits; once it is sealed, only with `withdraw-batch`, and
 * then with its whole batch, which is never told anew, because the old tables less the new would be that one person.
 * Nothing comes in under these receipts again; nor under one of which nothing has come yet, whose contribution may
 * still be on its way.
 * @param month this month, `YYYY-MM`.
 * @returns how it stands now; of what had not come yet, `unknown`.
 */
export function takeBack(
	db: Db,
	receipt: Receipt,
	act: Exclude<Act, 'ask'>,
	month: string
): Promise<State> {
	const hash = hashOfReceipt(receipt);
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			await lockReceipt(tx, hash);
			let found = await trace(tx, hash);
			if (!found) {
				await bar(tx, [hash], month, 'unknown');
				return 'unknown';
			}
			if (found.of === 'waiting' || found.of === 'written') {
				if (await takeOne(tx, found, hash)) {
					await bar(tx, [hash], month, 'alone');
					return 'withdrawn';
				}
				// It was sealed while we waited for its series.
				found = await trace(tx, hash);
			}
			if (act === 'withdraw-batch' && (found?.of === 'batch' || found?.of === 'written-batch')) {
				await bar(tx, await takeBatch(tx, found), month, 'batch');
				return 'withdrawn-batch';
			}
			return stateFor(found);
		})
	);
}

const STATES = { unknown: 'unknown', alone: 'withdrawn', batch: 'withdrawn-batch' } as const;

function stateFor(found: Trace | undefined): State {
	if (!found) return 'unknown';
	if (found.of === 'withdrawn') return STATES[found.known];
	return found.of === 'waiting' || found.of === 'written' ? 'waiting' : 'sealed';
}

/** @returns whether it was still there. */
async function takeOne(
	tx: Db,
	found: Extract<Trace, { of: 'waiting' | 'written' }>,
	hash: string
): Promise<boolean> {
	if (found.of === 'waiting') await lockSeries(tx, found.series);
	else await enterWritten(tx, found.course, found.scenario);
	const [{ numDeletedRows: gone } = { numDeletedRows: 0n }] = await tx
		.deleteFrom(found.of)
		.where('receipt', '=', hash)
		.execute();
	if (gone > 0n) await owe(tx);
	return gone > 0n;
}

/** @returns the hashes of all receipts that were in the batch; their rows go with it. */
async function takeBatch(
	tx: Db,
	found: Extract<Trace, { of: 'batch' | 'written-batch' }>
): Promise<string[]> {
	await owe(tx);
	if (found.of === 'batch') {
		const { series, month } = found;
		await lockSeries(tx, series);
		const inside = await tx
			.selectFrom('batch_receipt')
			.select('receipt')
			.where('series', '=', series)
			.where('month', '=', month)
			.execute();
		await tx.deleteFrom('batch').where('series', '=', series).where('month', '=', month).execute();
		return inside.map(({ receipt }) => receipt);
	}
	const { course, scenario, month } = found;
	await enterWritten(tx, course, scenario);
	const inside = await tx
		.selectFrom('written_receipt')
		.select('receipt')
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.where('month', '=', month)
		.execute();
	await tx
		.deleteFrom('written_batch')
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.where('month', '=', month)
		.execute();
	return inside.map(({ receipt }) => receipt);
}

/** Takes nothing under these receipts any more. */
async function bar(tx: Db, hashes: readonly string[], month: string, how: Withdrawn) {
	const known = numberOf(how);
	for (let from = 0; from < hashes.length; from += 1_000) {
		await tx
			.insertInto('withdrawn')
			.values(hashes.slice(from, from + 1_000).map((receipt) => ({ receipt, month, known })))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}
