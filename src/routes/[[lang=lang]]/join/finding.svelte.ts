import { ask } from './asking';
import { Waits } from './waits';

/** Wrong codes are answered late, so that nobody guesses them; in milliseconds. */
const LATE_ANSWER = 45_000;

/** A session that was found by its code. */
export interface Found {
	session: string;
	code: string;
}

/** Looks for the session of a code. */
export class Finding {
	found = $state.raw<Found>();
	/** Whether an answer is still to come. */
	busy = $state(false);
	/** Why there is none, as the key of its text. */
	trouble = $state<'no-such' | 'slow' | 'unreached'>();
	#waits = new Waits();
	#asking: AbortController | undefined;

	/** Look for a code, until there is an answer. */
	find(code: string): void {
		this.stop();
		void this.#look(code);
	}

	/** What was typed cannot be a code. */
	miss(): void {
		this.stop();
		this.trouble = 'no-such';
	}

	/** Back to the beginning. */
	stop(): void {
		this.#asking?.abort();
		this.#waits.stop();
		this.found = this.trouble = undefined;
		this.busy = false;
	}

	async #look(code: string): Promise<void> {
		this.busy = true;
		const asking = (this.#asking = new AbortController());
		const answered = await ask(`code/${code}`, undefined, asking.signal, LATE_ANSWER);
		if (asking.signal.aborted) return;
		if (!answered || answered.status >= 500) {
			this.trouble = 'unreached';
			return this.#waits.later(() => void this.#look(code), answered?.after);
		}
		const { status, body } = answered;
		this.stop();
		if (status < 400) this.found = { session: String(body['id']), code };
		else this.trouble = status === 429 ? 'slow' : 'no-such';
	}
}
