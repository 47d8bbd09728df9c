import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit';

/** A load function, an action or an endpoint, whatever its route. */
export type Handler = (event: never) => unknown;

/** What a form sends. */
export type Form = Record<string, string | string[]>;

interface Event {
	form?: Form | undefined;
	locals: object;
	path: string;
	params: Record<string, string>;
}

/** What a handler answers: 200, 303 for another page, 400 where the form is wrong, or why not. */
export async function answerOf(
	handler: Handler | undefined,
	{ form = {}, locals, path, params }: Event
): Promise<{ status: number; said?: unknown }> {
	if (!handler) throw new Error('There is no such handler.');
	const body = new FormData();
	for (const [name, value] of Object.entries(form))
		for (const one of [value].flat()) body.append(name, one);
	const url = new URL(path, 'http://localhost:3000');
	const request = new Request(url, { method: 'POST', body });
	const parent = () => Promise.resolve({ lang: 'ja', words: {} });
	try {
		const said = await handler({ locals, url, params, request, parent } as never);
		if (said instanceof Response) {
			await said.arrayBuffer();
			return { status: said.status };
		}
		return { status: isActionFailure(said) ? said.status : 200, said };
	} catch (thrown) {
		if (isHttpError(thrown)) return { status: thrown.status, said: thrown.body };
		if (isRedirect(thrown)) return { status: thrown.status, said: thrown.location };
		throw thrown;
	}
}
