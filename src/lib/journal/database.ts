import type { DBSchema, IDBPDatabase } from 'idb';
import { transact, type StoreIn } from './connection';
import type { Run } from './types';

export interface JournalSchema extends DBSchema {
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

/**
 * Does something in one transaction over the runs; when anything fails, nothing of it is kept.
 * @param act may wait for requests of the store only, since a transaction ends when it is left alone.
 * @returns what `act` returns, once it is stored.
 * @throws JournalError.
 */
export function within<Result, Mode extends 'readonly' | 'readwrite'>(
	db: Journal,
	mode: Mode,
	act: (runs: StoreIn<JournalSchema, 'runs', Mode>) => Promise<Result>
): Promise<Result> {
	return transact(db, ['runs'], mode, (store) => act(store('runs')));
}
