import { openDatabase } from './open';
import type { Db } from './tables';

/** The one connection of this process for trainers, courses and review, once something needs it. */
let opening: Promise<Db> | undefined;

/**
 * The database of this process (`DATABASE_URL`, or a file in `DATA_DIR`, by default `data/`). Rooms of workshops have a
 * connection of their own (`workshop/the-desk.ts`), so that nothing here holds up a vote. A call that fails is tried
 * again by the next.
 */
export function theDatabase(): Promise<Db> {
	opening ??= open().catch((error: unknown) => {
		opening = undefined;
		console.error('The database could not be opened.', error);
		throw error;
	});
	return opening;
}

/** Where this process's data lies. */
export function thePlace() {
	return { url: process.env.DATABASE_URL || undefined, folder: process.env.DATA_DIR || 'data' };
}

async function open(): Promise<Db> {
	const db = await openDatabase(thePlace());
	const close = (last?: Promise<void>[]) => {
		opening = undefined;
		const closing = db.destroy();
		last?.push(closing);
	};
	// Our own server says when its last request is answered; another at least that it is to end.
	// https://svelte.dev/docs/kit/adapter-node#Graceful-shutdown
	process.once('banso:closed' as 'beforeExit', close);
	process.once(
		'sveltekit:shutdown' as 'beforeExit',
		((_: unknown, last?: unknown) => {
			if (!last) close();
		}) as () => void
	);
	import.meta.hot?.dispose(() => close());
	return db;
}
