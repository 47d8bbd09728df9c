import {
	openDB,
	type DBSchema,
	type IDBPDatabase,
	type IDBPObjectStore,
	type IDBPTransaction,
	type StoreNames
} from 'idb';
import { JournalError, toJournalError } from './errors';

/** The one connection-and-transaction place: everything else speaks in what is kept. */

/** One upgrade of a database; its place in the list is the version it starts from. */
export type Upgrade<Schema extends DBSchema> = (
	db: IDBPDatabase<Schema>,
	tx: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>
) => void;

/** A store inside a transaction over some stores. */
export type StoreIn<
	Schema extends DBSchema,
	Name extends StoreNames<Schema>,
	Mode extends IDBTransactionMode
> = IDBPObjectStore<Schema, StoreNames<Schema>[], Name, Mode>;

export interface OpenOptions {
	/** Name of the database. */
	name?: string;
	/** How long to wait for tabs with an older version to close, in ms; by default 3000. */
	patience?: number;
	/** Called once the connection is gone: `newer`, a newer version wants in; `closed`, deleted or lost. */
	lost?: (why: 'newer' | 'closed') => void;
}

/**
 * Opens a database and brings it up to date.
 * @param upgrades all upgrades since the first version; their number is the version.
 * @throws JournalError `newer`, `blocked` (after `patience`), or `unknown`, as where storage is switched off.
 */
export function connect<Schema extends DBSchema>(
	upgrades: readonly Upgrade<Schema>[],
	{ name, patience = 3000, lost }: OpenOptions & { name: string }
): Promise<IDBPDatabase<Schema>> {
	return new Promise((resolve, reject) => {
		let late = false;
		const giveUp = () => {
			late = true;
			reject(new JournalError('blocked'));
		};
		const open = async () =>
			openDB<Schema>(name, upgrades.length, {
				upgrade: (db, version, _to, tx) => {
					for (const upgrade of upgrades.slice(version)) upgrade(db, tx);
				},
				blocked: () => setTimeout(giveUp, patience),
				blocking: (_version, wanted, event) => {
					// Let go at once: what matters is saved after each step, and the other tab is waiting.
					(event.target as IDBDatabase).close();
					lost?.(wanted === null ? 'closed' : 'newer');
				},
				terminated: () => lost?.('closed')
			});
		open()
			.then((db) => (late ? db.close() : resolve(db)))
			.catch((error: unknown) => reject(toJournalError(error)));
	});
}

/**
 * Does something in one transaction over some stores; when anything fails, nothing of it is kept.
 * @param act may wait for requests of the stores only, since a transaction ends when it is left alone.
 * @returns what `act` returns, once it is stored.
 * @throws JournalError.
 */
export async function transact<
	Schema extends DBSchema,
	Mode extends 'readonly' | 'readwrite',
	Result
>(
	db: IDBPDatabase<Schema>,
	stores: readonly StoreNames<Schema>[],
	mode: Mode,
	act: (
		store: <Name extends StoreNames<Schema>>(name: Name) => StoreIn<Schema, Name, Mode>
	) => Promise<Result>
): Promise<Result> {
	let tx: IDBPTransaction<Schema, StoreNames<Schema>[], Mode> | undefined;
	try {
		// Strict: on the disk when we say so, also if the power fails; a step is a small, rare write.
		const open = db.transaction([...stores], mode, { durability: 'strict' });
		tx = open;
		const result = await act((name) => open.objectStore(name));
		await open.done;
		return result;
	} catch (error) {
		throw toJournalError(await undo(tx, error));
	}
}

/** Ends a failed transaction and waits until it is undone; returns the error that says most. */
async function undo(
	tx: (Pick<IDBTransaction, 'abort' | 'error'> & { done: Promise<void> }) | undefined,
	error: unknown
) {
	if (!tx) return error;
	// A full disk shows up as an aborted request; only the transaction knows why.
	const cause = error instanceof DOMException && error.name === 'AbortError' ? tx.error : null;
	try {
		tx.abort();
	} catch {
		// It has ended by itself.
	}
	await tx.done.catch(() => {});
	return cause ?? tx.error ?? error;
}
