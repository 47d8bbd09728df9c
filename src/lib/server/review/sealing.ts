import { setImmediate as turn } from 'node:timers/promises';
import { toSeal } from '$lib/review/batches';
import { FEWEST_IN_BATCH } from '$lib/review/cells';
import { release } from '$lib/review/release';
import type { Row, Series } from '$lib/review/row';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { whereOf } from './answering';
import { lockSeries } from './series';
import { findVersion } from './versions';
import { always, windows, type GoesOn } from './windows';
import { owe } from './rewriting';

/**
 * Seals all that is full, series by series. Two processes may do it at once, and whoever is killed leaves nothing half
 * done: each series is one transaction. Other work goes on between two series.
 * @param month this month, `YYYY-MM`; only months before it are over.
 * @param goesOn asked between two series; false ends it there.
 * @returns how many batches were sealed.
 */
export async function sealAll(db: Db, month: string, goesOn: GoesOn = always): Promise<number> {
	let sealed = 0;
	for await (const [from, upto] of windows(db, 'series')) {
		for (const id of await due(db, from, upto, month)) {
			if (!goesOn()) return sealed;
			sealed += await sealSeries(db, id, month).catch((error: unknown) => {
				// One series that cannot be sealed does not hold up the others; it is tried again next time.
				console.error('A batch could not be sealed.', whereOf(error));
				return 0;
			});
			await turn();
		}
	}
	return sealed;
}

/** Series, from one number up to and not including another, that may be due: ten of their rows came before this month. */
async function due(db: Db, from: number, upto: number, month: string): Promise<number[]> {
	const rows = await db
		.selectFrom('series')
		.select('id')
		.where('id', '>=', from)
		.where('id', '<', upto)
		.where((the) => {
			const tenth = the
				.selectFrom('waiting')
				.select('waiting.month')
				.whereRef('waiting.series', '=', 'series.id')
				.where('waiting.month', '<', month)
				.limit(1)
				.offset(FEWEST_IN_BATCH - 1);
			return the(tenth, 'is not', null);
		})
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

/**
 * Seals what is full of one series: reads its rows, decides (`toSeal`), keeps the tables and the receipts, and deletes
 * the rows, all in one transaction that has the series alone.
 * @returns how many batches were sealed.
 */
async function sealSeries(db: Db, id: number, month: string): Promise<number> {
	const of = await db
		.selectFrom('series')
		.select(['scenario', 'hash'])
		.where('id', '=', id)
		.executeTakeFirst();
	const version = of && (await findVersion(db, of.scenario, of.hash));
	if (!version) return 0;
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const kept = await lockSeries(tx, id);
			if (!kept) return 0;
			const { course, scenario, hash, time } = kept;
			const series: Series = { course, scenario, hash, time };
			const rows = await rowsOf(tx, id, series, month);
			const before = kept.sealed_month ? [{ series, month: kept.sealed_month }] : [];
			const seals = toSeal(rows, before, month);
			for (const seal of seals) {
				const inside = new Set(seal.receipts);
				const mine = rows.filter(({ receipt }) => inside.has(receipt));
				const told = release(version.declared, seal, mine);
				await tx
					.insertInto('batch')
					.values({
						series: id,
						month: seal.month,
						people: told.people,
						release: JSON.stringify(told)
					})
					.execute();
				await moveReceipts(tx, id, seal.month, told.people);
			}
			const last = seals.at(-1);
			if (last) {
				await tx
					.updateTable('series')
					.set({ sealed_month: last.month })
					.where('id', '=', id)
					.execute();
				await owe(tx);
			}
			return seals.length;
		})
	);
}

async function rowsOf(tx: Db, id: number, series: Series, month: string): Promise<Row[]> {
	const rows = await tx
		.selectFrom('waiting')
		.select(['month', 'receipt', 'cells'])
		.where('series', '=', id)
		.where('month', '<', month)
		.execute();
	return rows.map(({ cells, ...row }) => ({
		...series,
		...row,
		cells: cells === '' ? [] : cells.split(',').map(Number)
	}));
}

/**
 * Keeps the receipts of a batch and deletes its rows. A batch holds all that is left of its month and earlier ones, so
 * they are named by the month alone; that they are as many as were told is checked.
 */
async function moveReceipts(tx: Db, id: number, month: string, people: number): Promise<void> {
	const kept = await tx
		.insertInto('batch_receipt')
		.columns(['receipt', 'series', 'month'])
		.expression((the) =>
			the
				.selectFrom('waiting')
				.select(['receipt', 'series', the.val(month).as('month')])
				.where('series', '=', id)
				.where('month', '<=', month)
		)
		.executeTakeFirstOrThrow();
	const gone = await tx
		.deleteFrom('waiting')
		.where('series', '=', id)
		.where('month', '<=', month)
		.executeTakeFirstOrThrow();
	if (Number(kept.numInsertedOrUpdatedRows) !== people || Number(gone.numDeletedRows) !== people)
		throw new Error('A batch is not what was read of it.');
}
