import { setTimeout as sleep } from 'node:timers/promises';
import { theDatabase } from '../database/the-database';
import { startKeeping } from './keeping';

/** How long to wait before a database that could not be opened is tried again, in milliseconds: first, and at most. */
const FIRST = 60_000;
const MOST = 60 * 60_000;

/** Keeps this process's data, from its start to its end: see `keeping.ts`. */
export async function keepReview(): Promise<void> {
	for (let delay = FIRST; ; delay = Math.min(MOST, delay * 2)) {
		// What is wrong with it has been said where it was opened.
		const db = await theDatabase().catch(() => undefined);
		if (db) {
			const stop = startKeeping(db);
			process.once('sveltekit:shutdown' as 'beforeExit', stop);
			import.meta.hot?.dispose(stop);
			return;
		}
		await sleep(delay, undefined, { ref: false });
	}
}
