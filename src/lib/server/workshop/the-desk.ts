import type { Desk } from './desk';
import type { Plays } from './rooms';

/** The one desk of this process, once something needs it. */
let opening: Promise<Desk> | undefined;

/**
 * The desk of this process. The first call opens the database (`DATABASE_URL`, or a file in `DATA_DIR`, by default
 * `data/`), so that a server for lone learners never touches one. A call that fails is tried again by the next.
 */
export function theDesk(): Promise<Desk> {
	opening ??= open().catch((error: unknown) => {
		opening = undefined;
		console.error('The database could not be opened.', error);
		throw error;
	});
	return opening;
}

async function open(): Promise<Desk> {
	const [{ openDesk }, { isStory }, { whole }] = await Promise.all([
		import('./desk'),
		import('../shelf'),
		import('../stories')
	]);
	const plays: Plays = (story, lang) => (isStory(story) ? whole(story, lang) : undefined);
	const url = process.env.DATABASE_URL || undefined;
	const desk = await openDesk({ url, folder: process.env.DATA_DIR || 'data' }, plays);
	/** @param last what the process waits for before it ends. */
	const close = (_?: unknown, last?: Promise<void>[]) => {
		opening = undefined;
		const closing = desk.close();
		last?.push(closing);
	};
	// https://svelte.dev/docs/kit/adapter-node#Graceful-shutdown
	process.once('sveltekit:shutdown' as 'beforeExit', close);
	import.meta.hot?.dispose(close);
	return desk;
}
