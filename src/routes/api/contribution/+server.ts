import { presentMonth } from '$lib/server/month';
import { sender } from '$lib/server/requests/answering';
import { answerQuietly, readQuietly } from '$lib/server/review/answering';
import { guardsOf } from '$lib/server/review/guards';
import { presentStories } from '$lib/server/review/present-stories';
import { receive } from '$lib/server/review/receiving';
import { contributionShape } from '$lib/server/review/shapes';
import type { RequestHandler } from './$types';

/** Takes `{ course, receipt, contribution }` once, and says `{}`; the same receipt again is answered alike. */
export const POST: RequestHandler = (event) =>
	answerQuietly(async () => {
		const sent = await readQuietly(event.request, contributionShape);
		const db = await event.locals.db();
		await guardsOf(db).sending.pass(sender(event));
		await receive(db, presentStories, sent, presentMonth());
		return {};
	});
