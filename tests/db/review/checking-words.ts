import { expect } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';

/** A reflection that came in and was not taken back. */
export interface CameWords {
	course: string;
	/** As it is kept. */
	receipt: string;
	text: string;
}

/**
 * Holds the reflections that are kept of some courses against what came in and was not taken back: each of them waits
 * or is in exactly one batch, with the text that was sent; no batch is smaller than ten.
 * @returns what waits and what was sealed.
 */
export async function checkWords(db: Db, courses: readonly string[], came: readonly CameWords[]) {
	const of = <Table extends 'written' | 'written_batch' | 'written_receipt' | 'written_series'>(
		table: Table
	) =>
		db
			.selectFrom(table as 'written')
			.selectAll()
			.where('course', 'in', ['', ...courses])
			.execute() as Promise<unknown>;
	const [waiting, batches, receipts, series] = (await Promise.all([
		of('written'),
		of('written_batch'),
		of('written_receipt'),
		of('written_series')
	])) as [
		(CameWords & { month: string })[],
		{ course: string; month: string; texts: string }[],
		{ course: string; month: string; receipt: string }[],
		{ course: string; taken: number; sealed_month: string }[]
	];
	const placed = [...waiting, ...receipts].map(({ receipt }) => receipt);
	expect(placed.sort()).toEqual(came.map(({ receipt }) => receipt).sort());
	const sent = new Map(came.map((one) => [one.receipt, one]));
	for (const { course, receipt, text } of waiting)
		expect({ course, receipt, text }).toEqual(sent.get(receipt));
	for (const { course, month, texts } of batches) {
		const inside = receipts.filter((one) => one.course === course && one.month === month);
		expect(inside.length).toBeGreaterThanOrEqual(10);
		const told = (JSON.parse(texts) as { text: string }[]).map(({ text }) => text);
		expect(told.sort()).toEqual(inside.map(({ receipt }) => sent.get(receipt)?.text).sort());
		expect(inside.every(({ receipt }) => sent.get(receipt)?.course === course)).toBe(true);
	}
	return { waiting, batches, receipts, series };
}
