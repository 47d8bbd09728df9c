import type { Cohort } from './cohort';

/** A number that was published: between so many of these rows took one of these ways. Without the marks, only sums. */
export interface Fact {
	rows: ReadonlySet<number>;
	ways: ReadonlySet<number>;
	least: number;
	most: number;
}

/** What is published at one time. */
export interface Unit {
	/** The rows it depends on; they follow from what the attacker knows beforehand. */
	rows: number[];
	/** All that can be seen, if the rows had taken these ways. */
	publish(took: readonly number[]): unknown;
	/** What follows from it by sums alone. */
	facts(published: unknown): Fact[];
}

/** A way of publishing. */
export interface Policy {
	name: string;
	/** Everything that is ever published of a cohort, in order. */
	units(cohort: Cohort): Unit[];
}

/** Rows that are there at the end of a month under a policy that takes everything that was sent and not taken back. */
export function there(cohort: Cohort, month: string): number[] {
	return [...cohort.rows.keys()].filter((n) => {
		const row = cohort.rows[n];
		return row && row.month <= month && !(row.back && row.back <= month);
	});
}

/** Months of a cohort, in order. */
export function monthsOf(cohort: Cohort): string[] {
	return [...new Set([...cohort.rows.map(({ month }) => month), cohort.until])].sort();
}

/** Rows apart by something. */
export function apart(rows: readonly number[], by: (row: number) => string): number[][] {
	const found = new Map<string, number[]>();
	for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row]);
	return [...found.values()];
}
