import { presentMonth } from '$lib/server/month';
import { sender } from '$lib/server/requests/answering';
import { answerQuietly, readQuietly } from '$lib/server/review/answering';
import { guardsOf } from '$lib/server/review/guards';
import { presentStories } from '$lib/server/review/present-stories';
import { receiveReflection } from '$lib/server/review/reflections';
import { reflectionShape } from '$lib/server/review/shapes';
import type { RequestHandler } from './$types';

/** Takes `{ course, receipt, scenario, hash, scene, text }` once, and says `{}`. */
export const POST: RequestHandler = (event) =>
	answerQuietly(async () => {
		const sent = await readQuietly(event.request, reflectionShape);
		const db = await event.locals.db();
		await guardsOf(db).sending.pass(sender(event));
		await receiveReflection(db, presentStories, sent, presentMonth());
		return {};
	});
