import { answer, streaming } from '$lib/server/requests/answering';
import { Refusal } from '$lib/server/requests/refusal';
import { seatName } from '$lib/server/workshop/shapes';
import type { RequestHandler } from './$types';

/** What a phone hears: the present view, then each that differs. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	answer(async () => {
		const seat = seatName.safeParse(url.searchParams.get('seat'));
		if (!seat.success) throw new Refusal('malformed');
		const { hub } = await locals.desk();
		return streaming(await hub.phone(params.id, seat.data));
	});
