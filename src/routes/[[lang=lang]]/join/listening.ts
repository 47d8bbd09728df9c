import { ask } from './asking';
import type { View } from './view';
import { Waits } from './waits';

/** A view that does not come within this time does not come on this line, in milliseconds. */
const STALLED = 15_000;
/** While nothing comes, the screen is said to be behind after this time. */
const DOUBT = 4_000;
/** The server shows every 15 seconds that the line is not dead; one that was silent for this long is replaced. */
const SILENT = 40_000;
/** A phone that wakes up trusts a line that has spoken so recently. */
const FRESH = 10_000;
/** Waking up is told in several ways at once. */
const AT_ONCE = 1_000;

/** What is told of a line. */
interface Told {
	view: (view: View) => void;
	/** Whether what is shown may be behind. */
	behind: (behind: boolean) => void;
	/** The session is over and deleted. */
	gone: () => void;
}

/** Listens to a session over server-sent events, through sleep and bad networks. */
export class Listening {
	#source: EventSource | undefined;
	#doubt: ReturnType<typeof setTimeout> | undefined;
	#silence: ReturnType<typeof setTimeout> | undefined;
	#waits = new Waits();
	#ended = new AbortController();
	#heard = 0;
	#tried = 0;

	constructor(
		readonly session: string,
		readonly seat: string,
		readonly told: Told
	) {
		this.#connect();
	}

	/** The phone woke up, or found its network again. */
	wake(): void {
		const now = Date.now();
		if (now - this.#heard < FRESH || now - this.#tried < AT_ONCE) return;
		this.#waits.stop();
		this.#connect();
	}

	/** The phone says that it has no network. */
	lose(): void {
		// What was tried before this is no reason to wait now.
		this.#heard = this.#tried = 0;
		this.told.behind(true);
	}

	close(): void {
		this.#ended.abort();
		this.#hangUp();
		this.#waits.stop();
	}

	#hangUp(): void {
		clearTimeout(this.#doubt);
		clearTimeout(this.#silence);
		this.#source?.close();
		this.#source = undefined;
	}

	#connect(): void {
		this.#hangUp();
		if (this.#ended.signal.aborted) return;
		const { session, seat, told } = this;
		const source = new EventSource(`/api/workshop/${session}/phone?seat=${seat}`);
		this.#source = source;
		this.#tried = Date.now();
		this.#doubt = setTimeout(() => told.behind(true), DOUBT);
		this.#silence = setTimeout(() => void this.#fail(source), STALLED);
		const alive = () => {
			clearTimeout(this.#silence);
			this.#silence = setTimeout(() => this.#connect(), SILENT);
		};
		source.addEventListener('beat', alive);
		source.addEventListener('view', ({ data }: MessageEvent<string>) => {
			clearTimeout(this.#doubt);
			alive();
			this.#waits.stop();
			this.#heard = Date.now();
			told.behind(false);
			told.view(JSON.parse(data) as View);
		});
		source.addEventListener('gone', () => {
			this.close();
			told.gone();
		});
		source.onerror = () => {
			if (source !== this.#source) return;
			this.lose();
			clearTimeout(this.#silence);
			// A line that broke is taken up by the browser; one that was refused is final for it.
			if (source.readyState === EventSource.CLOSED) void this.#fail(source);
			else this.#silence = setTimeout(() => void this.#fail(source), STALLED);
		};
	}

	/** Nothing comes on this line: ask whether the session is still there, and connect again after a while. */
	async #fail(source: EventSource): Promise<void> {
		this.lose();
		this.#hangUp();
		const said = await ask(this.session, undefined, this.#ended.signal);
		// Woken up meanwhile, it listens on another line already.
		if (this.#ended.signal.aborted || (this.#source && this.#source !== source)) return;
		if (said?.status !== 404) return this.#waits.later(() => this.#connect(), said?.after);
		this.close();
		this.told.gone();
	}
}
