/** What the server answered, as far as a phone looks at it. */
export interface Answered {
	/** HTTP status. */
	status: number;
	/** Why something was refused, as the server names it. */
	code: string | undefined;
	/** Milliseconds after which another try makes sense. */
	after: number;
	body: Record<string, unknown>;
}

/** How long an answer may take, in milliseconds: on a bad network a request can hang for minutes. */
const PATIENCE = 15_000;

/**
 * Asks the server; with a body it posts.
 * @param signal ends the asking early.
 * @param within milliseconds until it is given up.
 * @returns undefined where no answer came, or one that is not the server's own.
 */
export async function ask(
	path: string,
	body?: object,
	signal?: AbortSignal,
	within = PATIENCE
): Promise<Answered | undefined> {
	const control = new AbortController();
	const abort = () => control.abort();
	signal?.addEventListener('abort', abort);
	const timer = setTimeout(abort, within);
	try {
		const response = await fetch(`/api/workshop/${path}`, {
			signal: control.signal,
			...(body && {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			})
		});
		const said = (await response.json().catch(() => undefined)) as Answered['body'] | undefined;
		// The sign-in page of a network answers everything with 200, and means nothing by it.
		if (response.ok && typeof said !== 'object') return undefined;
		return {
			status: response.status,
			code: said?.code as string | undefined,
			after: (Number(response.headers.get('retry-after')) || 0) * 1000,
			body: said ?? {}
		};
	} catch {
		return undefined;
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', abort);
	}
}
