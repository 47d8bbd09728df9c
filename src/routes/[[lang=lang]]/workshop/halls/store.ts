import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { WorkshopEvent } from '$lib/workshop/events';

/** A session that is held on this device alone: hands and cards, no network. */
export interface KeptHall {
	id: string;
	/** Milliseconds since 1970. */
	opened: number;
	events: WorkshopEvent[];
}

interface Schema extends DBSchema {
	halls: { key: string; value: KeptHall };
}

/** A session is gone after a day. */
export const DAY = 24 * 60 * 60 * 1000;

let opening: Promise<IDBPDatabase<Schema>> | undefined;
/** A database of its own: the learner's journal is another matter and another span of time. */
function open(): Promise<IDBPDatabase<Schema>> {
	return (opening ??= openDB<Schema>('banso-halls', 1, {
		upgrade: (db) => void db.createObjectStore('halls', { keyPath: 'id' })
	}).catch((error: unknown) => {
		opening = undefined;
		throw error;
	}));
}

/**
 * Sessions of the last day, the newest first; older ones are deleted.
 * @param now milliseconds since 1970.
 */
export async function recentHalls(now = Date.now()): Promise<KeptHall[]> {
	const db = await open();
	const all = await db.getAll('halls');
	for (const { id } of all.filter(({ opened }) => now - opened >= DAY))
		await db.delete('halls', id);
	return all.filter(({ opened }) => now - opened < DAY).sort((a, b) => b.opened - a.opened);
}

/** A session; undefined where there is none. */
export async function readHall(id: string): Promise<KeptHall | undefined> {
	return (await open()).get('halls', id);
}

/** Begin a session with its first event. */
export async function beginHall(id: string, first: WorkshopEvent, now = Date.now()): Promise<void> {
	await (await open()).put('halls', { id, opened: now, events: [first] });
}

/**
 * Add an event, in one transaction, so that two windows cannot write over each other.
 * @returns the whole log, with what another window may have added before.
 */
export async function addToHall(id: string, event: WorkshopEvent): Promise<WorkshopEvent[]> {
	const tx = (await open()).transaction('halls', 'readwrite', { durability: 'strict' });
	const kept = await tx.store.get(id);
	const events = [...(kept?.events ?? []), event];
	if (kept) await tx.store.put({ ...kept, events });
	await tx.done;
	return events;
}

/** Delete a session. */
export async function eraseHall(id: string): Promise<void> {
	await (await open()).delete('halls', id);
}
