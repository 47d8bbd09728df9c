import { cellsOf, type Row } from '../../../src/lib/review/row';
import type { Db } from '../../../src/lib/server/database/tables';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { sealReflections } from '../../../src/lib/server/review/sealing-reflections';
import type { State } from '../../../src/lib/server/review/taking-back';
import { outcome } from '../hall';
import type { CameWords } from './checking-words';
import { declared } from './cups';
import type { Learner } from './group';

/** What a learner knows of what they sent. */
export interface Sent {
	learner: Learner;
	/** Whether it is a reflection. */
	words: boolean;
	/** The month of the first try, and what they were told; `lost` where the answer did not come. */
	month: string;
	told: 'taken' | 'refused' | 'lost';
	/** Whether they took it back, or tried to and heard no answer. */
	back: 'no' | 'yes' | 'lost';
	batchBack: boolean;
}

/** Whether how something stands can be what its sender was told. */
export function fits({ told, back }: Sent, state: State, batchGone: boolean): boolean {
	if (state === 'withdrawn') return back !== 'no';
	if (state === 'withdrawn-batch') return batchGone;
	if (state === 'unknown') return told !== 'taken';
	return told !== 'refused' && back !== 'yes';
}

export function rowOf({ course, contribution, kept }: Learner, month: string): Row {
	const { scenario, hash, time } = contribution;
	return {
		course,
		scenario,
		hash,
		time,
		month,
		receipt: kept,
		cells: cellsOf(declared, contribution)
	};
}

/** What something came to, or `lost` where its process was killed meanwhile. */
export async function lost(work: Promise<unknown>): Promise<unknown> {
	const came = await outcome(work);
	return came === 'try-again' ? 'lost' : came;
}

/** A reflection as it is kept; each has words of its own. */
export function textOf({ course, kept }: Learner): CameWords {
	return { course, receipt: kept, text: `Said: ${kept}` };
}

/** Seals all that is full, and says how many batches. */
export async function sealBoth(db: Db, month: string): Promise<number> {
	return (await sealAll(db, month)) + (await sealReflections(db, month));
}
