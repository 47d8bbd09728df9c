import { setTimeout as sleep } from 'node:timers/promises';

/** How long another process may keep a database busy, in milliseconds. */
const PATIENCE = 10_000;

/** Postgres: the transaction could not be put in order with others, or was the one to give way in a deadlock. */
const TRY_AGAIN = ['40001', '40P01'];

/**
 * Does something again as long as another process keeps the database busy, up to ten seconds. Waiting happens here
 * rather than in SQLite, whose own waiting would stop the whole process.
 * @param work leaves nothing behind when it fails, as a transaction does.
 * @throws what `work` threw: at once where it was something else, or the last time.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	const until = Date.now() + PATIENCE;
	for (;;) {
		try {
			return await work();
		} catch (error) {
			if (!isBusy(error) || Date.now() > until) throw error;
			await sleep(2 + Math.random() * 20);
		}
	}
}

function isBusy(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return code.startsWith('SQLITE_BUSY') || TRY_AGAIN.includes(code);
}
