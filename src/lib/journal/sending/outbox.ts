import type { Receipt } from '../../review/receipt';
import { without } from '../without';
import type { Ask, Said } from './asking';
import type { SendingDb } from './database';
import { allSent, bare, change, isPending } from './sent';
import type { Kept, Never } from './types';

/** Refusals that no further try changes. */
const NEVER: ReadonlySet<string> = new Set<Never>([
	'unknown',
	'closed',
	'full',
	'not-in-course',
	'another-version',
	'withdrawn',
	'malformed',
	'too-large'
]);

const KNOWN = ['waiting', 'sealed', 'withdrawn', 'withdrawn-batch', 'unknown'] as const;
/** What a server knows of a receipt; `withdrawn-batch` where it was told, and then deleted with its whole batch. */
export type Known = (typeof KNOWN)[number];

/** Why a server that was reached says nothing now: it is asked too much, or something is wrong with it. */
export type Delay = 'slow' | 'broken';

/** What a server's status says of {@link Delay}; undefined where it may have answered. */
export function delayIn(said: Said | undefined): Delay | undefined {
	if (said?.status === 429) return 'slow';
	return said && said.status >= 500 ? 'broken' : undefined;
}

/**
 * Brings what waits to the server, and takes back what was taken back. Each thing arrives once, however often it is
 * brought: its receipt was made before the first try, and the server keeps one row a receipt. So a lost answer, a tab
 * that dies between answer and storing, or two tabs at once do no harm.
 *
 * @returns how many things still wait, as without a network.
 * @throws JournalError.
 */
export async function deliver(db: SendingDb, ask: Ask): Promise<number> {
	return alone(async () => {
		const pending = (await allSent(db)).filter(isPending).reverse();
		for (const { receipt, state } of pending) {
			const reached = await (state === 'waiting' ? bring : fetchBack)(db, receipt, ask);
			// Who is not there for one is not there for the next; all keep their place.
			if (!reached) break;
		}
		return (await allSent(db)).filter(isPending).length;
	});
}

/**
 * Asks what the server knows of a receipt, and remembers it where it is one of this device.
 * @param act to ask only, to take it back, or to have its whole batch deleted.
 * @returns undefined where no answer came.
 * @throws JournalError.
 */
export async function askReceipt(
	db: SendingDb | undefined,
	receipt: Receipt,
	act: 'ask' | 'withdraw' | 'withdraw-batch',
	ask: Ask
): Promise<Known | Delay | undefined> {
	const said = await ask('/api/receipt', JSON.stringify({ receipt, act }));
	const delay = delayIn(said);
	if (delay) return delay;
	const known = knownIn(said);
	if (known && db) await change(db, receipt, (kept) => learned(kept, known));
	return known;
}

/** One thing on its way; whether the server is there and has time. */
async function bring(db: SendingDb, receipt: Receipt, ask: Ask): Promise<boolean> {
	// Before it goes: from now on it may have arrived, whatever becomes of this page.
	const kept = await change(db, receipt, (kept) =>
		kept.state === 'waiting' && !kept.tried ? { ...kept, tried: true } : kept
	);
	if (kept?.state !== 'waiting' || kept.body === undefined) return true;
	const said = await ask(`/api/${kept.kind}`, kept.body);
	if (said?.status === 200) await settle(db, receipt, arrived);
	const never = neverIn(said);
	if (!never) return isThere(said);
	const known = await lookedFor(receipt, ask);
	if (!isKnown(known)) return false;
	if (known !== 'unknown') await settle(db, receipt, (kept) => learned(arrived(kept), known));
	else if (never === 'withdrawn') await settle(db, receipt, (kept) => bare(kept, 'withdrawn'));
	else await settle(db, receipt, (kept) => ({ ...bare(kept, 'refused'), refusal: never }));
	return true;
}

/**
 * What became of other tries of what is refused now: one may have arrived without an answer, before the course was
 * closed or full. Where none did, it is seen to that none still does, being late: the run may go elsewhere then.
 */
async function lookedFor(receipt: Receipt, ask: Ask): ReturnType<typeof askReceipt> {
	const known = await askReceipt(undefined, receipt, 'ask', ask);
	return known === 'unknown' ? askReceipt(undefined, receipt, 'withdraw', ask) : known;
}

/** One thing to be taken back; whether the server is there and has time. */
async function fetchBack(db: SendingDb, receipt: Receipt, ask: Ask): Promise<boolean> {
	const known = await askReceipt(db, receipt, 'withdraw', ask);
	return isKnown(known);
}

/** Another page may have been faster; what that one learned holds, unless this one knows that it arrived. */
async function settle(db: SendingDb, receipt: Receipt, how: (kept: Kept) => Kept): Promise<void> {
	await change(db, receipt, (kept) => {
		if (kept.state === 'waiting') return how(kept);
		if (how !== arrived) return kept;
		if (kept.state === 'refused') return arrived(kept);
		// It overtook the taking back, which found nothing there: that is told once more.
		return kept.state === 'withdrawn' && !kept.sealed ? bare(kept, 'leaving') : kept;
	});
}

function arrived(kept: Kept): Kept {
	return bare(without(kept, 'refusal'), 'delivered');
}

/** What is remembered after the server has said what it knows. */
function learned(kept: Kept, known: Known): Kept {
	const { state } = kept;
	if (known === 'sealed') {
		return state === 'refused' ? kept : { ...bare(kept, 'delivered'), sealed: true };
	}
	if (known === 'withdrawn') return bare(kept, 'withdrawn');
	// Told once, whoever wished it gone: it stays sent, or it would be told anew beside what was seen.
	if (known === 'withdrawn-batch') return { ...bare(kept, 'withdrawn'), sealed: true };
	// What has never come, or is deleted with its course, needs no more taking back.
	if (known === 'unknown') return state === 'leaving' ? bare(kept, 'withdrawn') : kept;
	return state === 'waiting' ? bare(kept, 'delivered') : kept;
}

/** Whether further things can be brought now; a fault of the server with one of them says nothing of the others. */
function isThere(said: Said | undefined): boolean {
	return said !== undefined && ![429, 502, 503, 504].includes(said.status);
}

function isKnown(told: Known | Delay | undefined): told is Known {
	return KNOWN.some((known) => known === told);
}

function neverIn(said: Said | undefined): Never | undefined {
	const refused = said !== undefined && said.status >= 400 && said.status < 500;
	return refused && said.code !== undefined && NEVER.has(said.code)
		? (said.code as Never)
		: undefined;
}

function knownIn(said: Said | undefined): Known | undefined {
	const state = said?.status === 200 ? said.body['state'] : undefined;
	return KNOWN.find((known) => known === state);
}

let turn: Promise<unknown> = Promise.resolve();

/** One at a time: in this page, and in this browser where it has locks (none over plain HTTP). */
function alone<Result>(work: () => Promise<Result>): Promise<Result> {
	const locked = (): Promise<Result> => {
		const locks = globalThis.navigator?.locks as LockManager | undefined;
		return locks ? locks.request('banso-sending', work) : work();
	};
	const mine = turn.then(locked, locked);
	turn = mine.catch(() => {});
	return mine;
}
