import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Receipt } from '$lib/review/receipt';
import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';

/**
 * What is kept of a receipt: the first 128 bits of its SHA-256, base64url. Whoever reads the database cannot take
 * anything back, nor tell whose anything is.
 */
export function hashOfReceipt(receipt: Receipt): string {
	return createHash('sha256').update(receipt).digest().subarray(0, 16).toString('base64url');
}

/**
 * How a receipt was barred: before anything had come under it, when that was taken back by itself, or with the whole
 * batch that it was in. Their places are the numbers that are kept.
 */
const HOW = ['unknown', 'alone', 'batch'] as const;
export type Withdrawn = (typeof HOW)[number];

/** The number under which it is kept how a receipt was barred. */
export const numberOf = (how: Withdrawn): number => HOW.indexOf(how);

/** What there is under a receipt. */
export type Trace =
	| { of: 'waiting'; series: number }
	| { of: 'batch'; series: number; month: string }
	| { of: 'written'; course: string; scenario: string }
	| { of: 'written-batch'; course: string; scenario: string; month: string }
	/** Nothing, and nothing will be taken under it; what was there before went by itself or with its whole batch. */
	| { of: 'withdrawn'; known: Withdrawn };

/** Of two transactions on one receipt, the second waits for the first. SQLite has one that writes at a time anyway. */
export async function lockReceipt(tx: Db, hash: string): Promise<void> {
	if (isPostgres(tx))
		await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`.execute(tx);
}

/**
 * What there is under a receipt.
 * @param hash as {@link hashOfReceipt} makes it.
 * @returns undefined where this server knows nothing of it.
 */
export async function trace(db: Db, hash: string): Promise<Trace | undefined> {
	const waiting = await db
		.selectFrom('waiting')
		.select('series')
		.where('receipt', '=', hash)
		.executeTakeFirst();
	if (waiting) return { of: 'waiting', ...waiting };
	const batch = await db
		.selectFrom('batch_receipt')
		.select(['series', 'month'])
		.where('receipt', '=', hash)
		.executeTakeFirst();
	if (batch) return { of: 'batch', ...batch };
	const written = await db
		.selectFrom('written')
		.select(['course', 'scenario'])
		.where('receipt', '=', hash)
		.executeTakeFirst();
	if (written) return { of: 'written', ...written };
	const texts = await db
		.selectFrom('written_receipt')
		.select(['course', 'scenario', 'month'])
		.where('receipt', '=', hash)
		.executeTakeFirst();
	if (texts) return { of: 'written-batch', ...texts };
	const withdrawn = await db
		.selectFrom('withdrawn')
		.select('known')
		.where('receipt', '=', hash)
		.executeTakeFirst();
	const known = HOW[withdrawn?.known ?? -1];
	return known && { of: 'withdrawn', known };
}
