import { answer, read, sender } from '$lib/server/requests/answering';
import { seatShape } from '$lib/server/workshop/shapes';
import type { RequestHandler } from './$types';

/** Seats a phone, or changes how many sit there: `{ seat }`. */
export const POST: RequestHandler = (event) =>
	answer(async () => {
		const { token, size } = await read(event.request, seatShape);
		const { hub, hall } = await event.locals.desk();
		await hall.pass(sender(event));
		return { seat: await hub.seat(event.params.id, token, size) };
	});
