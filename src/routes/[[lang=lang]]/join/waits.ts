/** First wait before another try, in milliseconds; doubled up to the longest. */
const FIRST = 1_000;
const LONGEST = 30_000;

/** Tries that wait longer each time, and never in step with those of other phones. */
export class Waits {
	#wait = FIRST;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * Try again after a while.
	 * @param least milliseconds that the server asked for.
	 */
	later(work: () => void, least = 0): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(work, Math.max(least, this.#wait * (0.75 + Math.random() / 4)));
		this.#wait = Math.min(this.#wait * 2, LONGEST);
	}

	/** Nothing is tried again; the next wait is the first one. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#wait = FIRST;
	}
}
