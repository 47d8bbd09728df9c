import {
	openDB,
	type DBSchema,
	type IDBPDatabase,
	type IDBPObjectStore,
	type IDBPTransaction
} from 'idb';
import { JournalError, toJournalError } from './errors';
import type { Run } from './types';

/** The one connection-and-transaction place: everything else of the journal speaks in runs. */
interface JournalSchema extends DBSchema {
	runs: {
		key: string;
		value: Run;
		indexes: {
			/** A scenario's runs in order of use. */ scenario: [string, number];
			touched: number;
		};
	};
}
/** An open journal. */
export type Journal = IDBPDatabase<JournalSchema>;
/** The runs inside a transaction. */
type RunStore<Mode extends IDBTransactionMode> = IDBPObjectStore<
	JournalSchema,
	['runs'],
	'runs',
	Mode
>;
/** One upgrade of the database; its place in the list is the version it starts from. */
export type Upgrade = (
	db: Journal,
	tx: IDBPTransaction<JournalSchema, 'runs'[], 'versionchange'>
) => void;

export interface OpenOptions {
	/** Name of the database; by default `banso`. */
	name?: string;
	/** How long to wait for tabs with an older version to close, in ms; by default 3000. */
	patience?: number;
	/** Called once the connection is gone: `newer`, a newer version wants in; `closed`, deleted or lost. */
	lost?: (why: 'newer' | 'closed') => void;
}

/**
 * Opens the database and brings it up to date.
 * @param upgrades all upgrades since the first version; their number is the version.
 * @throws JournalError `newer`, `blocked` (after `patience`), or `unknown`, as where storage is switched off.
 */
export function connect(
	upgrades: readonly Upgrade[],
	{ name = 'banso', patience = 3000, lost }: OpenOptions
): Promise<Journal> {
	return new Promise((resolve, reject) => {
		let late = false;
		const giveUp = () => {
			late = true;
			reject(new JournalError('blocked'));
		};
		const open = async () =>
			openDB<JournalSchema>(name, upgrades.length, {
				upgrade: (db, version, _to, tx) => {
					for (const upgrade of upgrades.slice(version)) upgrade(db, tx);
				},
				blocked: () => setTimeout(giveUp, patience),
				blocking: (_version, wanted, event) => {
					// Let go at once: the journal is saved after each step, and the other tab is waiting.
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
 * Does something in one transaction over the runs; when anything fails, nothing of it is kept.
 * @param act may wait for requests of the store only, since a transaction ends when it is left alone.
 * @returns what `act` returns, once it is stored.
 * @throws JournalError.
 */
export async function within<Result, Mode extends 'readonly' | 'readwrite'>(
	db: Journal,
	mode: Mode,
	act: (runs: RunStore<Mode>) => Promise<Result>
): Promise<Result> {
	let tx: IDBPTransaction<JournalSchema, ['runs'], Mode> | undefined;
	try {
		// Strict: on the disk when we say so, also if the power fails; a step is a small, rare write.
		tx = db.transaction(['runs'], mode, { durability: 'strict' });
		const result = await act(tx.objectStore('runs'));
		await tx.done;
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
