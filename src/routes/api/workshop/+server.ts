import { answer, read, sender } from '$lib/server/requests/answering';
import { openingShape } from '$lib/server/workshop/shapes';
import type { RequestHandler } from './$types';

/** Opens a room: `{ id, code, host }`. */
export const POST: RequestHandler = (event) =>
	answer(async () => {
		const opening = await read(event.request, openingShape);
		const { hub, misses, openings } = await event.locals.desk();
		await openings.pass(sender(event));
		const opened = await hub.open(opening);
		misses.know(sender(event), opened.code);
		return opened;
	}, 201);
