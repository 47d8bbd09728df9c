import type { Ask } from './asking';
import type { SendingDb } from './database';
import { deliver } from './outbox';

/** First wait before another try, in milliseconds; doubled up to the longest. */
const FIRST = 2_000;
const LONGEST = 5 * 60_000;
/** A note that something waits, so that pages where nothing does need not look. */
const NOTE = 'banso:outbox';

/** Whether something may be waiting on this device; true where that cannot be known without looking. */
export function mayWait(): boolean {
	try {
		return localStorage.getItem(NOTE) !== null;
	} catch {
		return true;
	}
}

/** Notes whether something waits. */
export function noteWaiting(waiting: boolean): void {
	try {
		if (waiting) localStorage.setItem(NOTE, '1');
		else localStorage.removeItem(NOTE);
	} catch {
		// Storage is off; then pages look each time.
	}
}

/** Delivers what waits, and tries again later for as long as something does. */
export class Courier {
	#open: () => Promise<SendingDb>;
	#ask: Ask;
	#wait = FIRST;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;

	/** @param open gives the connection to use; it is not closed here. */
	constructor(open: () => Promise<SendingDb>, ask: Ask) {
		this.#open = open;
		this.#ask = ask;
	}

	/** Something was agreed to, or the network came back: try now. Never throws. */
	async go(): Promise<void> {
		this.#wait = FIRST;
		await this.#try();
	}

	/** Nothing is tried any more. */
	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}

	async #try(): Promise<void> {
		clearTimeout(this.#timer);
		// Where the store cannot be read now, it may be the next time.
		const waiting = await this.#open()
			.then((db) => deliver(db, this.#ask))
			.catch(() => undefined);
		if (waiting !== undefined) noteWaiting(waiting > 0);
		clearTimeout(this.#timer);
		if (this.#stopped || waiting === 0) return;
		this.#timer = setTimeout(() => void this.#try(), this.#wait * (0.75 + Math.random() / 4));
		this.#wait = Math.min(this.#wait * 2, LONGEST);
	}
}
