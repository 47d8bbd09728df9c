import { presentMonth } from '$lib/server/month';
import { sender } from '$lib/server/requests/answering';
import { answerQuietly, readQuietly } from '$lib/server/review/answering';
import { guardsOf } from '$lib/server/review/guards';
import { receiptShape } from '$lib/server/review/shapes';
import { stateOf, takeBack } from '$lib/server/review/taking-back';
import type { RequestHandler } from './$types';

/**
 * What there is under a receipt, or what becomes of it: `{ receipt, act }` is answered with `{ state }`,
 * which is `withdrawn-batch` where it was taken back with its whole batch, by whomever of it.
 */
export const POST: RequestHandler = (event) =>
	answerQuietly(async () => {
		const { receipt, act } = await readQuietly(event.request, receiptShape);
		const db = await event.locals.db();
		const { receipts, strangers } = guardsOf(db);
		await receipts.pass(sender(event));
		const state = await stateOf(db, receipt);
		if (act === 'ask') return { state };
		if (state === 'unknown') await strangers.pass(sender(event));
		return { state: await takeBack(db, receipt, act, presentMonth()) };
	});
