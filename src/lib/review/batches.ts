import { FEWEST_IN_BATCH } from './cells';
import { monthAfter } from './months';
import type { Row, Series } from './row';

/** A row as far as it matters to when it is sealed: not what was chosen. */
export type Waiting = Omit<Row, 'cells'>;

/** A batch, sealed once and never again. */
export interface Seal {
	series: Series;
	/** The month at whose end it was full, `YYYY-MM`. With the series, its name. */
	month: string;
	/**
	 * Hashes of the receipts of all in it, sorted; kept so that a receipt can still take the whole batch back. What is
	 * left is not released anew: the old tables less the new would be that one person.
	 */
	receipts: string[];
}

/** One name for a series. */
export function seriesKey({ scenario, hash, course, time }: Series): string {
	return JSON.stringify([scenario, hash, course, time]);
}

/**
 * Which batches are to be sealed now: for each series, at the end of each month, all that waits, if it is ten rows or
 * more; otherwise it waits for the next month's.
 *
 * It depends on rows, months and earlier seals alone, never on what was chosen: that a batch waits says nothing but
 * how many sent. It reads no clock and keeps nothing, so whoever decides on the same rows decides the same. Sealing is
 * one transaction, of which the seal's name (series and month) is the unique key: read the rows, decide, store the
 * release and the seal, delete the rows. Killed in the middle, none of it happened; a second process that decided the
 * same finds the key taken.
 *
 * Nothing is sealed before its month is over, so that no batch is exactly ten because the tenth person came, and the
 * day of a release tells nobody's day.
 *
 * @param rows all that wait.
 * @param sealed series and month of the batches sealed before.
 * @param now this month, `YYYY-MM`; only months before it are over.
 * @returns seals in order of series and month.
 */
export function toSeal(
	rows: readonly Waiting[],
	sealed: readonly Pick<Seal, 'series' | 'month'>[],
	now: string
): Seal[] {
	const last = new Map<string, string>();
	for (const { series, month } of sealed) {
		const key = seriesKey(series);
		if (month > (last.get(key) ?? '')) last.set(key, month);
	}
	const waiting = new Map<string, Waiting[]>();
	for (const row of rows) {
		const key = seriesKey(row);
		const some = waiting.get(key) ?? [];
		waiting.set(key, some);
		some.push(row);
	}
	return [...waiting]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([key, some]) => sealSeries(some, last.get(key) ?? '', now));
}

function sealSeries(rows: readonly Waiting[], last: string, now: string): Seal[] {
	// A row that comes after its month was sealed belongs to the next.
	const at = ({ month }: Waiting) => (month > last ? month : monthAfter(last));
	const months = [...new Set(rows.map(at))].filter((month) => month < now).sort();
	const seals: Seal[] = [];
	let waiting: Waiting[] = [];
	for (const month of months) {
		waiting.push(...rows.filter((row) => at(row) === month));
		const [first] = waiting;
		if (!first || waiting.length < FEWEST_IN_BATCH) continue;
		const { scenario, hash, course, time } = first;
		seals.push({
			series: { scenario, hash, course, time },
			month,
			receipts: waiting.map(({ receipt }) => receipt).sort()
		});
		waiting = [];
	}
	return seals;
}
