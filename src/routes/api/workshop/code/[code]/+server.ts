import { readCode } from '$lib/workshop/codes';
import { answer, sender } from '$lib/server/requests/answering';
import { Refusal } from '$lib/server/requests/refusal';
import type { RequestHandler } from './$types';

/** What a code opens: `{ id }`. */
export const GET: RequestHandler = (event) =>
	answer(async () => {
		const code = readCode(event.params.code);
		// No guess: it cannot be a code.
		if (code === undefined) throw new Refusal('unknown');
		const { hub, misses } = await event.locals.desk();
		const id = await misses.lookUp(sender(event), code, () => hub.find(code));
		if (id === undefined) throw new Refusal('unknown');
		return { id };
	});
