import { answer, read } from '$lib/server/requests/answering';
import { noteShape } from '$lib/server/workshop/shapes';
import { takeTurn } from '$lib/server/workshop/turns';
import type { RequestHandler } from './$types';

/** Keeps a note about one's own town; nobody sees it before the facilitator lets it through. */
export const POST: RequestHandler = (event) =>
	answer(async () => {
		const { token, text } = await read(event.request, noteShape);
		const { hub } = await takeTurn(event, token);
		await hub.note(event.params.id, token, text);
		return {};
	}, 201);
