import type { Db } from '../database/tables';
import { patiently } from '../database/patience';
import { lock, tell } from './store';

/** What somebody wrote about their own town. */
export interface Note {
	id: string;
	text: string;
	/** Whether the facilitator has let it through. */
	allowed: boolean;
}

/**
 * Keeps a note, apart from the log and without its seat; one that was kept before is not kept twice.
 * @param sentHash what the same note is known by when a phone sends it again.
 * @param most so many notes a session holds.
 * @returns whether it was kept: not when there are as many already; undefined when the session is gone.
 */
export async function addNote(
	db: Db,
	workshop: string,
	{ text, sentHash }: { text: string; sentHash: string },
	most: number,
	now: number
): Promise<boolean | undefined> {
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			if (!(await lock(tx, workshop, now))) return undefined;
			const known = await tx
				.selectFrom('workshop_note')
				.select('id')
				.where('workshop', '=', workshop)
				.where('sent_hash', '=', sentHash)
				.executeTakeFirst();
			if (known) return true;
			// Notes are never deleted alone, so their number names the next.
			const { count } = await tx
				.selectFrom('workshop_note')
				.select((eb) => eb.fn.countAll<number>().as('count'))
				.where('workshop', '=', workshop)
				.executeTakeFirstOrThrow();
			if (Number(count) >= most) return false;
			const id = String(Number(count) + 1);
			const note = { workshop, id, text, sent_hash: sentHash, allowed: 0 };
			await tx.insertInto('workshop_note').values(note).execute();
			await tell(tx, workshop, 'notes');
			return true;
		})
	);
}

/** The notes of a session in the order they came: all, or those that were let through. */
export async function readNotes(db: Db, workshop: string, all: boolean): Promise<Note[]> {
	const rows = await db
		.selectFrom('workshop_note')
		.select(['id', 'text', 'allowed'])
		.where('workshop', '=', workshop)
		.$if(!all, (query) => query.where('allowed', '=', 1))
		.execute();
	return rows
		.map(({ id, text, allowed }) => ({ id, text, allowed: allowed === 1 }))
		.sort((a, b) => Number(a.id) - Number(b.id));
}

/**
 * Lets a note through, or takes it back.
 * @returns whether there is such a note.
 */
export async function allowNote(
	db: Db,
	workshop: string,
	id: string,
	allowed: boolean
): Promise<boolean> {
	return patiently(() =>
		db.transaction().execute(async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable('workshop_note')
				.set({ allowed: allowed ? 1 : 0 })
				.where('workshop', '=', workshop)
				.where('id', '=', id)
				.executeTakeFirst();
			await tell(tx, workshop, 'notes');
			return numUpdatedRows > 0n;
		})
	);
}
