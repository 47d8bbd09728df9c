import { answer, mustBeHost } from '$lib/server/requests/answering';
import type { RequestHandler } from './$types';

/** What a session is about: `{ code, story, lang, expires }`. */
export const GET: RequestHandler = ({ params, locals }) =>
	answer(async () => {
		const { hub } = await locals.desk();
		return hub.about(params.id);
	});

/** Deletes a session and all that belongs to it. */
export const DELETE: RequestHandler = ({ request, params, locals }) =>
	answer(async () => {
		const host = mustBeHost(request);
		const { hub } = await locals.desk();
		await hub.erase(params.id, host);
	});
