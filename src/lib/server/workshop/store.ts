import { sql, type Transaction } from 'kysely';
import type { WorkshopEvent } from '$lib/workshop/events';
import { isPostgres } from '../database/dialect';
import { patiently } from '../database/patience';
import type { Db, Tables } from '../database/tables';
import type { WorkshopTable } from '../database/tables/workshop';

/** Where Postgres tells other processes of a session: its id, a space, and its last seq, `gone` or `notes`. */
export const CHANNEL = 'banso_workshop';

/** An event, its number in its session, from 1, and when it happened, in milliseconds since 1970. */
export interface Happened {
	seq: number;
	event: WorkshopEvent;
	at: number;
}

/**
 * Begins a session with its first event.
 * @returns false when its code is taken; nothing is stored then.
 */
export async function create(
	db: Db,
	row: Omit<WorkshopTable, 'seq'>,
	first: WorkshopEvent
): Promise<boolean> {
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const made = await tx
				.insertInto('workshop')
				.values({ ...row, seq: 1 })
				.onConflict((conflict) => conflict.column('code').doNothing())
				.returning('id')
				.executeTakeFirst();
			if (!made) return false;
			await write(tx, row.id, 1, [first], row.created);
			return true;
		})
	);
}

/** The id of the session that a code opens; undefined where there is none, or no longer. */
export async function findByCode(db: Db, code: string, now: number): Promise<string | undefined> {
	const found = await db
		.selectFrom('workshop')
		.select('id')
		.where('code', '=', code)
		.where('expires', '>', now)
		.executeTakeFirst();
	return found?.id;
}

/** A session; undefined where there is none, or no longer. */
export async function find(db: Db, id: string, now: number): Promise<WorkshopTable | undefined> {
	return db
		.selectFrom('workshop')
		.selectAll()
		.where('id', '=', id)
		.where('expires', '>', now)
		.executeTakeFirst();
}

/** Last seq of each of some sessions, as far as they are there. */
export async function latest(
	db: Db,
	ids: readonly string[],
	now: number
): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('workshop')
		.select(['id', 'seq'])
		.where('id', 'in', ids)
		.where('expires', '>', now)
		.execute();
	return new Map(rows.map(({ id, seq }) => [id, seq]));
}

/** What happened in a session after an event, in order. */
export async function readAfter(
	db: Db | Transaction<Tables>,
	id: string,
	seq: number
): Promise<Happened[]> {
	const rows = await db
		.selectFrom('workshop_event')
		.select(['seq', 'event', 'at'])
		.where('workshop', '=', id)
		.where('seq', '>', seq)
		.orderBy('seq')
		.execute();
	return rows.map(({ seq: number, event, at }) => ({
		seq: number,
		event: JSON.parse(event) as WorkshopEvent,
		at
	}));
}

/**
 * Adds to a session under its lock: nobody else adds between what `decide` sees and what it decides.
 * @param known seq of the last event the caller knows.
 * @param decide gets what happened since, and says what happens next; may be asked again where the database was busy.
 * @returns what happened since and what was added, once it is committed; undefined when the session is gone.
 * @throws when the database cannot be reached; then it is not known whether something was added.
 */
export async function append(
	db: Db,
	id: string,
	known: number,
	decide: (since: Happened[]) => readonly WorkshopEvent[],
	now: number
): Promise<Happened[] | undefined> {
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const row = await lock(tx, id, now);
			if (!row) return undefined;
			const since = row.seq > known ? await readAfter(tx, id, known) : [];
			const events = decide(since);
			if (events.length === 0) return since;
			await write(tx, id, row.seq + 1, events, now);
			const seq = row.seq + events.length;
			await tx.updateTable('workshop').set({ seq }).where('id', '=', id).execute();
			await tell(tx, id, seq);
			return [...since, ...events.map((event, n) => ({ seq: row.seq + 1 + n, event, at: now }))];
		})
	);
}

/**
 * Locks a session until the transaction ends.
 * @returns undefined when it is gone.
 */
export async function lock(
	tx: Transaction<Tables>,
	id: string,
	now: number
): Promise<{ seq: number } | undefined> {
	return (
		tx
			.selectFrom('workshop')
			.select('seq')
			.where('id', '=', id)
			.where('expires', '>', now)
			// On SQLite the transaction holds the lock since it began.
			.$if(isPostgres(tx), (query) => query.forUpdate())
			.executeTakeFirst()
	);
}

async function write(
	tx: Transaction<Tables>,
	workshop: string,
	first: number,
	events: readonly WorkshopEvent[],
	at: number
): Promise<void> {
	const rows = events.map((event, n) => ({
		workshop,
		seq: first + n,
		event: JSON.stringify(event),
		at
	}));
	await tx.insertInto('workshop_event').values(rows).execute();
}

/** Tells other processes, when and if the transaction commits. */
export async function tell(
	tx: Db | Transaction<Tables>,
	id: string,
	what: number | 'gone' | 'notes'
): Promise<void> {
	if (isPostgres(tx)) await sql`select pg_notify(${CHANNEL}, ${`${id} ${what}`})`.execute(tx);
}
