import type { Receipt } from '../../review/receipt';
import { wordsOn, type Sent } from '../../review/sending';
import { transact } from '../connection';
import { without } from '../without';
import { changed } from './changes';
import type { Mark, SendingDb } from './database';
import { FILE, type Kept, type State } from './types';

/** States in which something is on its way, so that the outbox has work. */
const PENDING: readonly State[] = ['waiting', 'leaving'];

/** Whether the outbox still has something to do with it. */
export function isPending({ state }: Pick<Kept, 'state'>): boolean {
	return PENDING.includes(state);
}

/**
 * Whether something counts as sent: it may be in somebody's tables, or still come into them. What was refused, or taken
 * back before it was sealed, is as if it had never been sent. A batch that was deleted because of it was seen before.
 */
export function counts({ state, sealed }: Pick<Kept, 'state' | 'sealed'>): boolean {
	return state !== 'refused' && (state !== 'withdrawn' || sealed === true);
}

/**
 * Everything this device remembers of what it sent, the last first.
 * @throws JournalError.
 */
export async function allSent(db: SendingDb): Promise<Kept[]> {
	const all = await transact(db, ['sent'], 'readonly', (store) => store('sent').getAll());
	return all.sort((a, b) => b.order - a.order);
}

/**
 * What was sent and not taken back, as `maySend` and its neighbours ask for it: from here, and from elsewhere as far as
 * it is known.
 * @throws JournalError.
 */
export async function sentMarks(db: SendingDb): Promise<Mark[]> {
	return transact(db, ['sent', 'marks'], 'readonly', async (store) =>
		marksIn(await store('sent').getAll(), await store('marks').getAll())
	);
}

/**
 * Remembers marks from another device. They hold no receipt.
 * @throws JournalError.
 */
export async function addMarks(db: SendingDb, marks: readonly Mark[]): Promise<void> {
	await transact(db, ['marks'], 'readwrite', async (store) => {
		for (const mark of marks) await store('marks').put(mark);
	});
	changed();
}

/**
 * Remembers something that was agreed to, before anything is sent. The outbox takes it from there; of a file nothing
 * is left to do.
 * @param may whether it may go, by what was sent until now. It is asked in the transaction that keeps: of two pages on
 *   which somebody agrees at once, the second is asked after the first has kept.
 * @returns undefined where it may not; nothing is kept then.
 * @throws JournalError; nothing may be sent then.
 */
export async function keep(
	db: SendingDb,
	what: Omit<Kept, 'order' | 'state' | 'tried' | 'sealed' | 'refusal'>,
	may: (sent: readonly Mark[]) => boolean = () => true
): Promise<Kept | undefined> {
	const kept = await transact(db, ['sent', 'marks'], 'readwrite', async (store) => {
		const sent = await store('sent').getAll();
		if (!may(marksIn(sent, await store('marks').getAll()))) return undefined;
		const orders = sent.map(({ order }) => order);
		const state: State = what.course === FILE ? 'file' : 'waiting';
		const next: Kept = { ...what, order: Math.max(0, ...orders) + 1, state };
		await store('sent').add(next);
		return next;
	});
	if (kept) changed();
	return kept;
}

/**
 * Takes something back. What never left is gone at once, also without a network; what may be on the server is asked for
 * there by the outbox. Of a file it says that it was not handed over.
 * @returns as it is now; undefined where this device knows nothing of it.
 * @throws JournalError.
 */
export async function takeBack(db: SendingDb, receipt: Receipt): Promise<Kept | undefined> {
	return change(db, receipt, (kept) => {
		const { state, tried, sealed } = kept;
		if (state === 'file' || (state === 'waiting' && !tried)) return bare(kept, 'withdrawn');
		if (state === 'waiting' || (state === 'delivered' && !sealed)) return bare(kept, 'leaving');
		return kept;
	});
}

/**
 * Changes what is remembered of one thing, in one transaction.
 * @param how is given what is there now, and returns what is to be there.
 * @throws JournalError.
 */
export async function change(
	db: SendingDb,
	receipt: Receipt,
	how: (kept: Kept) => Kept
): Promise<Kept | undefined> {
	let other = false;
	const after = await transact(db, ['sent'], 'readwrite', async (store) => {
		const before = await store('sent').get(receipt);
		const next = before && how(before);
		if (!next || next === before) return before;
		other = true;
		await store('sent').put(next);
		return next;
	});
	if (other) changed();
	return after;
}

/**
 * Throws the receipts away of what is not on its way; that these runs were sent is still known.
 * @throws JournalError.
 */
export async function forgetReceipts(db: SendingDb): Promise<void> {
	await transact(db, ['sent', 'marks'], 'readwrite', async (store) => {
		for (const kept of await store('sent').getAll()) {
			if (isPending(kept)) continue;
			if (counts(kept)) for (const mark of markOf(kept)) await store('marks').put(mark);
			await store('sent').delete(kept.receipt);
		}
	});
	changed();
}

/** As it is kept in a state in which nothing waits any more: without what was to be sent. */
export function bare(kept: Kept, state: State): Kept {
	return { ...without(kept, 'body'), state };
}

function marksIn(sent: readonly Kept[], others: readonly Mark[]): Mark[] {
	const own = sent.filter(counts).flatMap(markOf);
	return [...own, ...others.filter((mark) => !own.some((one) => sameMark(one, mark)))];
}

function markOf({ kind, run, scenario, hash, course, time }: Kept): Sent[] {
	if (kind === 'reflection')
		return [{ run: wordsOn(scenario), scenario, hash, course, time: 'words' }];
	return time ? [{ run, scenario, hash, course, time }] : [];
}

function sameMark(a: Mark, b: Mark): boolean {
	return a.run === b.run && a.course === b.course;
}
