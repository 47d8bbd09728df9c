import type { Ask } from './asking';
import type { SendingDb } from './database';
import { noteWaiting } from './note';
import { deliver } from './outbox';

/** First wait before another try, in milliseconds; doubled up to the longest. */
const FIRST = 2_000;
const LONGEST = 5 * 60_000;
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
