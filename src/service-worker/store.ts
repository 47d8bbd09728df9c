import { build, prerendered, version } from '$service-worker';
import { keyOf, partsIn, sharedParts, storeOf } from '$lib/offline/strategy';

const pages = new Set(prerendered);
const open = () => caches.open(storeOf(version));

/** What is stored under a path, by this version or else by the one before. */
export async function find(path: string): Promise<Response | undefined> {
	return (await (await open()).match(path)) ?? (await caches.match(path));
}

/** What this version has stored under a path. */
export async function findOwn(path: string): Promise<Response | undefined> {
	return (await open()).match(path);
}

/** Store an answer, if it is what was asked for; a device that is full keeps what it has. */
export async function put(url: URL, answer: Response): Promise<void> {
	if (!(await isFit(url, answer))) return;
	await (await open()).put(keyOf(url), answer).catch(() => undefined);
}

/**
 * Whether an answer may be stored: whole, from here, of a page or file that was made ahead of time, and where a story
 * is asked for by its hash, that very version of it.
 */
export async function isFit(url: URL, answer: Response): Promise<boolean> {
	if (answer.status !== 200 || answer.type !== 'basic' || answer.redirected) return false;
	if (url.pathname.startsWith('/_app/')) return true;
	if (url.pathname.endsWith('/__data.json')) return false;
	if (!pages.has(keyOf(new URL(url.pathname, url)))) return false;
	const hash = url.searchParams.get('hash');
	if (hash === null || url.pathname.endsWith('.ruby.json')) return true;
	const story = (await answer.clone().json()) as { hash?: string };
	return story.hash === hash;
}

/**
 * Store pages and files, each with the build files it names; what is there already is not fetched again.
 * @returns whether all of them are on this device.
 */
export async function keepAll(paths: readonly string[]): Promise<boolean> {
	const seen = new Set<string>();
	let all = true;
	// One after the other: whoever is reading meanwhile has the line first.
	for (const path of [...sharedParts(build), ...paths]) {
		if (!(await keep(path, seen))) all = false;
	}
	return all;
}

async function keep(path: string, seen: Set<string>): Promise<boolean> {
	if (seen.has(path)) return true;
	seen.add(path);
	const stored = (await findOwn(path)) ?? (await fetched(path)) ?? (await caches.match(path));
	if (!stored) return false;
	if (!/html|javascript/.test(stored.headers.get('content-type') ?? '')) return true;
	const parts = partsIn(await stored.text(), path);
	const kept = await Promise.all(parts.map((part) => keep(part, seen)));
	return kept.every(Boolean);
}

async function fetched(path: string): Promise<Response | undefined> {
	const url = new URL(path, location.origin);
	// A build file never changes under its name; of anything else the browser may remember an older one.
	const cache = path.startsWith('/_app/') ? 'default' : 'no-cache';
	try {
		const answer = await fetch(url, { cache });
		if (!(await isFit(url, answer.clone()))) return undefined;
		await (await open()).put(path, answer.clone());
		return answer;
	} catch {
		return undefined;
	}
}
