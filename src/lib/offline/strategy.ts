import { langOf, pathIn, switchTo, type Lang } from '$lib/scenario/languages';
import { storyFile } from './story-file';

/** Build files: their names change with their contents, so that what is stored under one is never stale. */
const BUILD = '/_app/immutable/';
/**
 * Addresses that are none of the worker's business: the server's own, the phone page, which stays light, and pages of
 * trainers, which are made for whoever is signed in and lie on no device. Files that a learner handed over are read
 * without a server (`/review/files`), so that page is a page like others.
 */
const LEFT =
	/^\/api(\/|$)|^(\/[a-z]{2})?\/(join|trainers|courses|admin|review(?!\/files(\/|$)))(\/|$)/;
const DATA = /\/__data\.json$/;
const STORY = /^\/stories\/[^/]+\.json$/;
const PREFIX = 'banso-';

/**
 * How a request is answered:
 * - `leave`: as if there were no worker;
 * - `build`: from the store, else from the network;
 * - `page`: from the network, with a short patience, else from the store, else by the page that says what there is;
 * - `data`: by the network alone; without it the page is opened whole, from the store;
 * - `story`: one version of a story, named by its hash;
 * - `list`: another file of the stories, treated as a page without a page to fall back on.
 */
export type Treatment = 'leave' | 'build' | 'page' | 'data' | 'story' | 'list';

/**
 * How the worker treats a request.
 * @param request its method, whole address and mode, as in the Fetch standard.
 * @param origin of the app, as `https://example.org`.
 */
export function treat(
	request: { method: string; url: string; mode: string },
	origin: string
): Treatment {
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== origin || LEFT.test(url.pathname)) return 'leave';
	if (url.pathname.startsWith(BUILD)) return 'build';
	if (DATA.test(url.pathname)) return 'data';
	if (STORY.test(url.pathname)) return url.searchParams.has('hash') ? 'story' : 'list';
	return request.mode === 'navigate' ? 'page' : 'leave';
}

/**
 * Under which path an answer is stored: a page is the same for every query, a story is not.
 * @returns from the root; the page that it belongs to, for the data of a page.
 */
export function keyOf(url: URL): string {
	if (STORY.test(url.pathname)) return url.pathname + url.search;
	return url.pathname.replace(DATA, '').replace(/\/+$/, '') || '/';
}

/** The page that says what can be opened, in the language of an address, and where the reader wanted to go. */
export function offlinePage(url: URL): { path: string; from: string } {
	const lang = langOf(url.pathname.split('/')[1]);
	return { path: pathIn(lang, '/offline'), from: url.pathname + url.search };
}

/**
 * Build files that a page or a script names.
 * @param text of a page, or of a script that is no entry of the app: that one names every page there is.
 * @param at path that the text was read from.
 * @returns paths from the root, each once.
 */
export function partsIn(text: string, at: string): string[] {
	const script = at.endsWith('.js');
	if (script && at.startsWith(`${BUILD}entry/`)) return [];
	// Styles that travel inside a page are named there too, switched off.
	const wanted = script ? text : text.replace(/<link[^>]* disabled[^>]*>/g, '');
	const named = script
		? [...wanted.matchAll(/["'`](\.{1,2}\/[\w./-]+\.(?:js|css))["'`]/g)]
		: [...wanted.matchAll(/["'][./]*(\/_app\/immutable\/[\w./-]+\.(?:js|css))["']/g)];
	const paths = named.map(([, name = '']) => new URL(name, `http://a${at}`).pathname);
	return [...new Set(paths)].filter((path) => path.startsWith(BUILD));
}

/** Build files that every page may want: the layout and the page of what went wrong. */
export function sharedParts(build: readonly string[]): string[] {
	return build.filter((path) => /\/nodes\/[01]\.[^/]*\.js$/.test(path));
}

/** Where a version of the app keeps its answers. */
export const storeOf = (version: string): string => `${PREFIX}${version}`;

/**
 * Stores that a new version deletes: all but its own and the one before it, from which pages may still be open and
 * which holds what the new version has not stored yet.
 * @param names of all stores, the oldest first.
 */
export function dropped(names: readonly string[], version: string): string[] {
	const others = names.filter((name) => name.startsWith(PREFIX) && name !== storeOf(version));
	return others.slice(0, -1);
}

/**
 * What a visit of a page makes worth storing: the page, the front page, what is needed to read a story to its end,
 * and for a workshop its other pages.
 * @param hash of the story on the page, if it is a story's.
 * @returns nothing for a page that is none of the worker's business.
 */
export function visited(pathname: string, hash?: string): string[] {
	const here = keyOf(new URL(pathname, 'http://a'));
	if (LEFT.test(here)) return [];
	const lang = langOf(here.split('/')[1]);
	const path = switchTo('ja', here);
	const [, slug] = /^\/scenarios\/([^/]+)(\/|$)/.exec(path) ?? [];
	const more =
		slug && hash
			? [`/scenarios/${slug}`, `/scenarios/${slug}/look-back`].map((one) => pathIn(lang, one))
			: [];
	if (slug && hash) more.push(storyFile(slug, lang, hash));
	if (/^\/workshop(\/room|\/screen)?$/.test(path)) more.push(...workshopPages(lang));
	return [...new Set([here, pathIn(lang, '/'), pathIn(lang, '/offline'), ...more])];
}

/** Everything an evening with a story needs: to be prepared, held, shown on a wall, and what is handed out. */
export function evening(lang: Lang, slug: string, hash: string): string[] {
	const handouts = pathIn(lang, `/workshop/print/${slug}`);
	return [...workshopPages(lang), storyFile(slug, lang, hash), handouts];
}

function workshopPages(lang: Lang): string[] {
	return ['/workshop', '/workshop/room', '/workshop/screen'].map((path) => pathIn(lang, path));
}
