import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { WorkshopEvent } from '$lib/workshop/events';
import type { Happened } from './hall.svelte';

/**
 * A session that this device holds: by hands and cards alone with its whole log, one with phones only with the key to
 * the room on the server.
 */
export interface KeptHall {
	id: string;
	opened: number;
	log: Happened[];
	/** Key of the facilitator, where the room is on the server. */
	host?: string;
}

interface Schema extends DBSchema {
	halls: { key: string; value: KeptHall };
}

/** A session is kept for a day. */
const DAY = 24 * 60 * 60 * 1000;

let opening: Promise<IDBPDatabase<Schema>> | undefined;
/** A database of its own: the learner's journal is another matter and another span of time. */
function open(): Promise<IDBPDatabase<Schema>> {
	const again = () => (opening = undefined);
	return (opening ??= openDB<Schema>('banso-halls', 1, {
		upgrade: (db) => void db.createObjectStore('halls', { keyPath: 'id' }),
		terminated: again
	}).catch((error: unknown) => {
		again();
		throw error;
	}));
}

/** Sessions of the last day, the newest first; older ones are deleted. */
export async function recentHalls(now = Date.now()): Promise<KeptHall[]> {
	const db = await open();
	const all = await db.getAll('halls');
	for (const { id } of all.filter(({ opened }) => now - opened >= DAY))
		await db.delete('halls', id);
	return all.filter(({ opened }) => now - opened < DAY).sort((a, b) => b.opened - a.opened);
}

/** A session of the last day; undefined where there is none. */
export async function readHall(id: string): Promise<KeptHall | undefined> {
	return (await recentHalls()).find((hall) => hall.id === id);
}

/**
 * Begin a session with its first event.
 * @param host key of the facilitator, where the room is on the server.
 */
export async function beginHall(
	id: string,
	event: WorkshopEvent,
	{ host, now = Date.now() }: { host?: string; now?: number } = {}
): Promise<void> {
	const kept: KeptHall = { id, opened: now, log: [{ event, at: now }] };
	await (await open()).put('halls', host === undefined ? kept : { ...kept, host });
}

/**
 * Add to a log, in one transaction, so that two windows cannot write over each other.
 * @returns the whole log, with what another window has added before.
 * @throws Error where the session is gone or the device is full; nothing is stored then.
 */
export async function addToHall(id: string, more: readonly Happened[]): Promise<Happened[]> {
	const tx = (await open()).transaction('halls', 'readwrite', { durability: 'strict' });
	const kept = await tx.store.get(id);
	if (!kept) {
		await tx.done;
		throw new Error('There is no such room any more.');
	}
	const log = [...kept.log, ...more];
	await tx.store.put({ ...kept, log });
	await tx.done;
	return log;
}

/** Delete a session. */
export async function eraseHall(id: string): Promise<void> {
	await (await open()).delete('halls', id);
}
