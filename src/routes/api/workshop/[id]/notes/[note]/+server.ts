import { answer, mustBeHost, read } from '$lib/server/requests/answering';
import { allowShape } from '$lib/server/workshop/shapes';
import type { RequestHandler } from './$types';

/** Lets a note through, or takes it back. */
export const POST: RequestHandler = ({ request, params, locals }) =>
	answer(async () => {
		const host = mustBeHost(request);
		const { allowed } = await read(request, allowShape);
		const { hub } = await locals.desk();
		await hub.allow(params.id, host, params.note, allowed);
	});
