import { answer, hostOf } from '$lib/server/requests/answering';
import type { RequestHandler } from './$types';

/** Notes as `{ notes: [{ id, text, allowed }] }`: all for the facilitator, else those that were let through. */
export const GET: RequestHandler = ({ request, params, locals }) =>
	answer(async () => {
		const { hub } = await locals.desk();
		return { notes: await hub.notes(params.id, hostOf(request)) };
	});
