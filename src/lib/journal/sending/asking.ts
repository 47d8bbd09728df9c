/** How long an answer may take, in milliseconds: on a bad network a request can hang for minutes. */
const PATIENCE = 15_000;

/** What a server said. */
export interface Said {
	/** HTTP status. */
	status: number;
	/** Why it refused, as it names it. */
	code: string | undefined;
	body: Record<string, unknown>;
}

/**
 * Asks the server, or brings it something.
 * @param body exact text that is posted; without one it is only asked.
 * @param within milliseconds until it is given up; by default fifteen seconds.
 * @returns undefined where no answer came, or none of the server's own.
 */
export type Ask = (path: string, body?: string, within?: number) => Promise<Said | undefined>;

/** {@link Ask} by `fetch`. No cookie goes along, and no address of the page: that one may name a run. */
export const ask: Ask = async (path, body, within = PATIENCE) => {
	const control = new AbortController();
	const timer = setTimeout(() => control.abort(), within);
	try {
		const response = await fetch(path, {
			signal: control.signal,
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			cache: 'no-store',
			...(body === undefined
				? {}
				: { method: 'POST', headers: { 'content-type': 'application/json' }, body })
		});
		// What stands before a server that is ill answers with a page of its own; its status says enough.
		const ill = () => (response.status >= 500 ? {} : null);
		const said = (await response.json().catch(ill)) as Said['body'] | null;
		// The sign-in page of a network answers everything with 200, and means nothing by it.
		if (typeof said !== 'object' || said === null) return undefined;
		const code = typeof said['code'] === 'string' ? said['code'] : undefined;
		return { status: response.status, code, body: said };
	} catch {
		return undefined;
	} finally {
		clearTimeout(timer);
	}
};
