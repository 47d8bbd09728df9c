import { answer, read } from '$lib/server/requests/answering';
import { ballotShape } from '$lib/server/workshop/shapes';
import { takeTurn } from '$lib/server/workshop/turns';
import type { RequestHandler } from './$types';

/** Takes a ballot; once it is committed, `{ change }` names the try that counts. */
export const POST: RequestHandler = (event) =>
	answer(async () => {
		const ballot = await read(event.request, ballotShape);
		const { hub } = await takeTurn(event, ballot.token);
		return { change: await hub.ballot(event.params.id, ballot) };
	});
