import { keyOf, offlinePage, type Treatment } from '$lib/offline/strategy';
import { find, findOwn, isFit, put } from './store';

/** How long a network may take where the answer is stored, in milliseconds. */
const PATIENCE = 3000;
/** The same, once it has been slow or away: nobody waits for each page anew. */
const SHORT = 300;
/** How long that is remembered. */
const REMEMBERED = 10_000;

let failed = -Infinity;

/** An answer to a request. */
export function answer(
	event: FetchEvent,
	treatment: Exclude<Treatment, 'leave'>
): Promise<Response> {
	const url = new URL(event.request.url);
	return { build, page, data, story, list }[treatment](event, url);
}

async function build(event: FetchEvent, url: URL): Promise<Response> {
	return (await find(url.pathname)) ?? fromNetwork(event, url);
}

async function page(event: FetchEvent, url: URL): Promise<Response> {
	const stored = await find(keyOf(url));
	if (stored) return inTime(event, url, stored);
	try {
		return await fromNetwork(event, url);
	} catch {
		const { path, from } = offlinePage(url);
		// By its own address: the page names its parts relative to that.
		return keyOf(url) !== path && (await find(path))
			? Response.redirect(`${path}?from=${encodeURIComponent(from)}`)
			: Response.error();
	}
}

async function list(event: FetchEvent, url: URL): Promise<Response> {
	const stored = await find(keyOf(url));
	return stored ? inTime(event, url, stored) : fromNetwork(event, url);
}

/** One version of a story, from whoever has it; where nobody has, the version that the server has now. */
async function story(event: FetchEvent, url: URL): Promise<Response> {
	const path = keyOf(url);
	const own = await findOwn(path);
	if (own) return own;
	const stored = await caches.match(path);
	if (!stored) return fromNetwork(event, url);
	const found = await inTime(event, url, stored);
	return found === stored || (await isFit(url, found.clone())) ? found : stored;
}

/**
 * Data of a page are not stored: a page holds its own, and those of another version must not meet its program.
 * The answer `offline` makes the app open the page whole; see `+error.svelte`.
 */
async function data(event: FetchEvent, url: URL): Promise<Response> {
	const offline = Response.json('offline', { status: 503 });
	if (await find(keyOf(url))) return inTime(event, url, offline);
	return fetch(event.request).catch(() => offline);
}

/** The network's answer, or what is stored where the network is slow, away or broken. */
async function inTime(event: FetchEvent, url: URL, stored: Response): Promise<Response> {
	const slow = performance.now() - failed < REMEMBERED;
	const given = await Promise.race([
		fromNetwork(event, url).catch(() => undefined),
		new Promise<undefined>((done) => setTimeout(done, slow ? SHORT : PATIENCE))
	]);
	if (given && given.status < 500) return given;
	failed = performance.now();
	return stored;
}

/** What the network answers, stored behind the reader's back. */
function fromNetwork(event: FetchEvent, url: URL): Promise<Response> {
	const coming = fetch(event.request).then((given) => {
		event.waitUntil(put(url, given.clone()));
		return given;
	});
	event.waitUntil(coming.catch(() => undefined));
	return coming;
}
