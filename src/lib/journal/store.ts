import { connect, type OpenOptions, type Upgrade } from './connection';
import { within, type Journal, type JournalSchema } from './database';
import { covers, mergeRuns, sameRun } from './merge';
import type { Run } from './types';
import { announce } from './watch';

/** Add to the end; never change one that has been released. */
const UPGRADES: readonly Upgrade<JournalSchema>[] = [
	(db) => {
		const runs = db.createObjectStore('runs', { keyPath: 'id' });
		runs.createIndex('scenario', ['scenario', 'touched']);
		runs.createIndex('touched', 'touched');
	}
];

/**
 * Opens the learner's journal on this device.
 * @param options `lost` tells when the connection is gone; open again on `closed`, reload the page on `newer`.
 * @returns the connection, to be handed to the functions here; close it with `.close()`.
 * @throws JournalError `newer`, `blocked`, or `unknown`, as where the browser keeps nothing.
 */
export function openJournal(options: OpenOptions = {}): Promise<Journal> {
	return connect(UPGRADES, { name: 'banso', ...options });
}

/**
 * One run.
 * @returns undefined when there is none of that id.
 * @throws JournalError.
 */
export function loadRun(db: Journal, id: string): Promise<Run | undefined> {
	return within(db, 'readonly', (runs) => runs.get(id));
}

/**
 * The run of a scenario that was touched last.
 * @returns undefined when there is none.
 * @throws JournalError.
 */
export function latestRun(db: Journal, scenario: string): Promise<Run | undefined> {
	return within(db, 'readonly', async (runs) => {
		const range = IDBKeyRange.bound([scenario, -Infinity], [scenario, Infinity]);
		return (await runs.index('scenario').openCursor(range, 'prev'))?.value;
	});
}

/**
 * Every run, the last touched first.
 * @throws JournalError.
 */
export function allRuns(db: Journal): Promise<Run[]> {
	return within(db, 'readonly', async (runs) => (await runs.index('touched').getAll()).reverse());
}

/**
 * Stores a run. Where another tab has saved it since it was loaded, both versions are joined: every
 * branch stays, and where both went on differently, ours goes on in a new branch. A run that has been
 * deleted meanwhile is stored again, since this may be its only copy.
 *
 * Save one after the other, each with the run that the last save returned: `rev` is how the store
 * knows that nobody came between. The run must be plain data (`$state.raw`, not a `$state` proxy).
 * @returns `run`: as it is stored, to go on with; `merged`: whether it holds more than was handed in.
 * @throws JournalError; the stored run is then as it was.
 */
export async function saveRun(db: Journal, run: Run): Promise<{ run: Run; merged: boolean }> {
	const saved = await within(db, 'readwrite', async (runs) => {
		const held = await runs.get(run.id);
		// Equal numbers can meet by chance after an import, so a look at the branches makes sure.
		const apart = held && !(held.rev === run.rev && covers(run, held));
		const joined = apart ? mergeRuns(held, run) : run;
		const next = { ...joined, rev: joined.rev + 1 };
		await runs.put(next);
		return { run: next, merged: !sameRun(next, run) };
	});
	announce({ kind: 'saved', id: saved.run.id, rev: saved.run.rev });
	return saved;
}

/**
 * Deletes one run for good; does nothing when there is none of that id.
 * @throws JournalError.
 */
export async function deleteRun(db: Journal, id: string): Promise<void> {
	await within(db, 'readwrite', (runs) => runs.delete(id));
	announce({ kind: 'deleted', id });
}

/**
 * Deletes every run for good.
 * @throws JournalError.
 */
export async function deleteAll(db: Journal): Promise<void> {
	await within(db, 'readwrite', (runs) => runs.clear());
	announce({ kind: 'cleared' });
}
