import { expect } from 'vitest';
import { toSeal } from '../../../src/lib/review/batches';
import { release, type Release } from '../../../src/lib/review/release';
import type { Row } from '../../../src/lib/review/row';
import type { Db } from '../../../src/lib/server/database/tables';
import { declared } from './cups';
import { kept } from './group';

/** A row that came in, as it was then. */
export type Came = Row;

/**
 * Holds what is kept of some courses against what came in and was not taken back: each of it waits or is in exactly one
 * batch; no batch is smaller than ten; each release is what the pure functions make of its rows.
 * @returns what waits and what was sealed.
 */
export async function check(db: Db, courses: readonly string[], came: readonly Came[]) {
	const all = await kept(db, courses);
	const placed = [...all.waiting, ...all.receipts].map(({ receipt }) => receipt);
	expect(placed.sort()).toEqual(came.map(({ receipt }) => receipt).sort());
	const rows = new Map(came.map((row) => [row.receipt, row]));
	for (const batch of all.batches) {
		const { course, scenario, hash, time } = seriesOf(all, batch.series);
		const receipts = all.receipts
			.filter(({ series, month }) => series === batch.series && month === batch.month)
			.map(({ receipt }) => receipt)
			.sort();
		expect(receipts.length).toBeGreaterThanOrEqual(10);
		expect(receipts).toHaveLength(batch.people);
		const inside = receipts.map((receipt) => rows.get(receipt) as Row);
		const series = { course, scenario, hash, time: time as Row['time'] };
		expect(inside.map(({ course: id, time: of }) => [id, of])).toEqual(
			inside.map(() => [course, time])
		);
		const told = release(declared, { series, month: batch.month, receipts }, inside);
		expect(JSON.parse(batch.release) as Release).toEqual(told);
	}
	for (const row of all.waiting)
		expect(row.cells).toBe((rows.get(row.receipt) as Row).cells.join());
	return all;
}

/** Whether nothing more is to be sealed of some courses. */
export function allSealed(all: Awaited<ReturnType<typeof kept>>, month: string): boolean {
	const waiting = all.waiting.map((row) => ({ ...seriesOf(all, row.series), ...row }) as never);
	const before = all.series
		.filter(({ sealed_month: sealed }) => sealed !== '')
		.map(({ sealed_month: sealed, ...series }) => ({ series: series as never, month: sealed }));
	return toSeal(waiting, before, month).length === 0;
}

function seriesOf({ series }: Awaited<ReturnType<typeof kept>>, id: number) {
	const found = series.find((one) => one.id === id);
	if (!found) throw new Error('A row is of no series.');
	const { course, scenario, hash, time } = found;
	return { course, scenario, hash, time };
}
