import type { DBSchema, IDBPDatabase } from 'idb';
import type { Sent } from '../../review/sending';
import { connect, type OpenOptions, type Upgrade } from '../connection';
import type { Joined, Kept } from './types';

/** A mark of what was sent from another device, or of which the receipt was thrown away here. */
export type Mark = Sent;

export interface SendingSchema extends DBSchema {
	courses: { key: string; value: Joined };
	sent: { key: string; value: Kept };
	/** By run and course. */
	marks: { key: [string, string]; value: Mark };
}

/** What this device has joined and sent, open. It is apart from the journal, and never exported with it. */
export type SendingDb = IDBPDatabase<SendingSchema>;

/** Add to the end; never change one that has been released. */
const UPGRADES: readonly Upgrade<SendingSchema>[] = [
	(db) => {
		db.createObjectStore('courses', { keyPath: 'id' });
		db.createObjectStore('sent', { keyPath: 'receipt' });
		db.createObjectStore('marks', { keyPath: ['run', 'course'] });
	}
];

/**
 * Opens what this device has joined and sent.
 * @returns the connection, to be handed to the functions beside this one.
 * @throws JournalError `newer`, `blocked`, or `unknown`, as where the browser keeps nothing.
 */
export function openSending(options: OpenOptions = {}): Promise<SendingDb> {
	return connect(UPGRADES, { name: 'banso-sending', ...options });
}
