import type { Receipt } from '$lib/review/receipt';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { Refusal } from '../requests/refusal';
import { placesFor } from './courses';
import { hashOfReceipt, lockReceipt } from './receipts';
import { isThere } from './receiving';
import { enterWritten, usePlace } from './series';
import { versionOf, type Stories } from './versions';

/** A reflection as it comes in. */
export interface SentReflection {
	/** Id of the course. */
	course: string;
	receipt: Receipt;
	scenario: string;
	hash: string;
	/** The scene it was written at. */
	scene: string;
	text: string;
}

/**
 * Takes a reflection that a learner shares, once. A course takes as many of a story as it has places.
 * @param month this month, `YYYY-MM`.
 * @throws Refusal as `receive` does.
 */
export async function receiveReflection(
	db: Db,
	stories: Stories,
	{ course, receipt, scenario, hash, scene, text }: SentReflection,
	month: string
): Promise<void> {
	const kept = hashOfReceipt(receipt);
	if (await isThere(db, kept, 'written')) return;
	await placesFor(db, course, scenario, month);
	const version = await versionOf(db, stories, scenario, hash);
	if (!version) throw new Refusal('another-version');
	if (!Object.hasOwn(version.program.scenes, scene)) throw new Refusal('malformed', 'scene');

	await patiently(() =>
		db.transaction().execute(async (tx) => {
			await lockReceipt(tx, kept);
			if (await isThere(tx, kept, 'written')) return;
			const places = await placesFor(tx, course, scenario, month);
			const series = await enterWritten(tx, course, scenario);
			await usePlace(tx, 'written_series', series, places);
			await tx
				.insertInto('written')
				.values({ course, scenario, month, receipt: kept, hash, scene, text })
				.execute();
		})
	);
}
