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

/** What there is under a receipt. */
export type Trace =
	| { of: 'waiting'; series: number }
	| { of: 'batch'; series: number; month: string }
	| { of: 'written'; course: string; scenario: string }
	| { of: 'written-batch'; course: string; scenario: string; month: string }
	/** Nothing, and nothing will be taken under it; `known` where something was there before. */
	| { of: 'withdrawn'; known: boolean };

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
	return withdrawn && { of: 'withdrawn', known: withdrawn.known === 1 };
}
