import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { toSeal, type Waiting } from '$lib/review/batches';
import { FEWEST_IN_BATCH } from '$lib/review/cells';
import { questionsTold } from '$lib/review/questions';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { whereOf } from './answering';
import { askedAt } from './questions';
import { enterWritten } from './series';
import { always, windows, type GoesOn } from './windows';
import { owe } from './rewriting';

/** What reflections of one course and story are gathered by. */
interface Gathered {
	course: string;
	scenario: string;
}

/**
 * Seals reflections as contributions are sealed: ten or more of a course and story, of whichever version, at the end of
 * a month. They are shuffled, so that their order says nothing of when they came; which version somebody had read is
 * not kept, and which question they answer only where `questionsTold` says so.
 * @param month this month, `YYYY-MM`.
 * @returns how many batches were sealed.
 */
export async function sealReflections(
	db: Db,
	month: string,
	goesOn: GoesOn = always
): Promise<number> {
	let sealed = 0;
	for await (const [from, upto] of windows(db, 'written_series')) {
		for (const one of await due(db, from, upto, month)) {
			if (!goesOn()) return sealed;
			sealed += await sealOne(db, one, month).catch((error: unknown) => {
				console.error('A batch of reflections could not be sealed.', whereOf(error));
				return 0;
			});
			await turn();
		}
	}
	return sealed;
}

function due(db: Db, from: number, upto: number, month: string): Promise<Gathered[]> {
	return db
		.selectFrom('written_series')
		.select(['course', 'scenario'])
		.where('id', '>=', from)
		.where('id', '<', upto)
		.where((the) => {
			const tenth = the
				.selectFrom('written')
				.select('written.month')
				.whereRef('written.course', '=', 'written_series.course')
				.whereRef('written.scenario', '=', 'written_series.scenario')
				.where('written.month', '<', month)
				.limit(1)
				.offset(FEWEST_IN_BATCH - 1);
			return the(tenth, 'is not', null);
		})
		.orderBy('id')
		.execute();
}

function sealOne(db: Db, { course, scenario }: Gathered, month: string): Promise<number> {
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const kept = await enterWritten(tx, course, scenario);
			const rows = await tx
				.selectFrom('written')
				.select(['month', 'receipt', 'hash', 'scene', 'text'])
				.where('course', '=', course)
				.where('scenario', '=', scenario)
				.where('month', '<', month)
				.execute();
			// When a batch is full is decided as for contributions; versions are not apart here.
			const series = { course, scenario, hash: '', time: 'first' } as const;
			const waiting: Waiting[] = rows.map((row) => ({
				...series,
				month: row.month,
				receipt: row.receipt
			}));
			const before = kept.sealed_month ? [{ series, month: kept.sealed_month }] : [];
			const seals = toSeal(waiting, before, month);
			for (const seal of seals) {
				const inside = new Set(seal.receipts);
				const mine = rows.filter(({ receipt }) => inside.has(receipt));
				const told = questionsTold(
					mine.map(({ scene }) => scene),
					await askedAt(tx, scenario, [...new Set(mine.map(({ hash }) => hash))])
				);
				const texts = shuffled(
					mine.map(({ scene, text }) => ({ scene: told.has(scene) ? scene : '', text }))
				);
				const batch = { course, scenario, month: seal.month };
				await tx
					.insertInto('written_batch')
					.values({ ...batch, texts: JSON.stringify(texts) })
					.execute();
				await keepReceipts(tx, batch, seal.receipts);
				const { numDeletedRows: gone } = await tx
					.deleteFrom('written')
					.where('course', '=', course)
					.where('scenario', '=', scenario)
					.where('month', '<=', seal.month)
					.executeTakeFirstOrThrow();
				if (Number(gone) !== texts.length)
					throw new Error('A batch of reflections is not what was read of it.');
			}
			const last = seals.at(-1);
			if (last) {
				await tx
					.updateTable('written_series')
					.set({ sealed_month: last.month })
					.where('id', '=', kept.id)
					.execute();
				await owe(tx);
			}
			return seals.length;
		})
	);
}

async function keepReceipts(
	tx: Db,
	batch: Gathered & { month: string },
	receipts: readonly string[]
): Promise<void> {
	for (let from = 0; from < receipts.length; from += 1_000) {
		await tx
			.insertInto('written_receipt')
			.values(receipts.slice(from, from + 1_000).map((receipt) => ({ receipt, ...batch })))
			.execute();
	}
}

/** A list in random order: by numbers that are drawn for the purpose, and kept nowhere. */
function shuffled<T>(list: readonly T[]): T[] {
	return list
		.map((one) => ({ one, by: randomUUID() }))
		.sort((a, b) => (a.by < b.by ? -1 : 1))
		.map(({ one }) => one);
}
