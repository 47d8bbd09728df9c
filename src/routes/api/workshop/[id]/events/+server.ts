import { answer, streaming } from '$lib/server/requests/answering';
import { Refusal } from '$lib/server/requests/refusal';
import { seqName } from '$lib/server/workshop/shapes';
import type { RequestHandler } from './$types';

/** What the projector and the facilitator hear, after `Last-Event-ID` or `?after=`, by default from the beginning. */
export const GET: RequestHandler = ({ request, url, params, locals }) =>
	answer(async () => {
		const last = request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? '0';
		const after = seqName.safeParse(last);
		if (!after.success) throw new Refusal('malformed');
		const { hub } = await locals.desk();
		return streaming(await hub.events(params.id, after.data));
	});
