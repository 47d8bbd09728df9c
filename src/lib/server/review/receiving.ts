import { readContribution } from '$lib/review/contribution';
import { cellsOf } from '$lib/review/row';
import type { Receipt } from '$lib/review/receipt';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { Refusal } from '../requests/refusal';
import { placesFor } from './courses';
import { hashOfReceipt, lockReceipt, trace } from './receipts';
import { enterSeries, usePlace } from './series';
import { versionOf, type Stories } from './versions';

/** A contribution as it comes in. */
export interface SentContribution {
	/** Id of the course. */
	course: string;
	receipt: Receipt;
	contribution: { scenario: string; hash: string };
}

/**
 * Takes a contribution, once: the same receipt again changes nothing, whether it waits or was sealed meanwhile. Of what
 * was chosen, the cells at the declared decisions are kept, and the rest is forgotten here.
 * @param month this month, `YYYY-MM`.
 * @throws Refusal `unknown`, `closed`, `not-in-course`, `another-version`, `malformed`, `withdrawn` or `full`.
 */
export async function receive(
	db: Db,
	stories: Stories,
	{ course, receipt, contribution: sent }: SentContribution,
	month: string
): Promise<void> {
	const hash = hashOfReceipt(receipt);
	if (await isThere(db, hash, 'waiting')) return;
	await placesFor(db, course, sent.scenario, month);
	const version = await versionOf(db, stories, sent.scenario, sent.hash);
	if (!version) throw new Refusal('another-version');
	const read = readContribution(sent, version);
	if ('refused' in read) throw new Refusal('malformed', read.refused);
	const { contribution } = read;
	const { scenario, time } = contribution;
	const cells = cellsOf(version.declared, contribution).join();

	await patiently(() =>
		db.transaction().execute(async (tx) => {
			await lockReceipt(tx, hash);
			if (await isThere(tx, hash, 'waiting')) return;
			const places = await placesFor(tx, course, scenario, month);
			const series = await enterSeries(tx, { course, scenario, hash: version.hash, time });
			await usePlace(tx, 'series', series, places);
			await tx
				.insertInto('waiting')
				.values({ series: series.id, month, receipt: hash, cells })
				.execute();
		})
	);
}

/**
 * Whether something of a kind is there under a receipt, waiting or sealed.
 * @throws Refusal `withdrawn`; or `malformed` where it is of the other kind, because a receipt on both would say that
 *   a text and a run are one person's.
 */
export async function isThere(db: Db, hash: string, kind: 'waiting' | 'written'): Promise<boolean> {
	const found = await trace(db, hash);
	if (!found) return false;
	if (found.of === 'withdrawn') throw new Refusal('withdrawn');
	const written = found.of === 'written' || found.of === 'written-batch';
	if (written !== (kind === 'written')) throw new Refusal('malformed');
	return true;
}
