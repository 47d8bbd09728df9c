import { answer, mustBeHost, read } from '$lib/server/requests/answering';
import { tellShape } from '$lib/server/workshop/shapes';
import type { RequestHandler } from './$types';

/** Lets the facilitator's event happen: `{ seq }`. */
export const POST: RequestHandler = ({ request, params, locals }) =>
	answer(async () => {
		const host = mustBeHost(request);
		const { after, event } = await read(request, tellShape);
		const { hub } = await locals.desk();
		return { seq: await hub.tell(params.id, host, after, event) };
	});
