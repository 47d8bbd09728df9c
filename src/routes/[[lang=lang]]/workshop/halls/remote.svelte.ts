import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import { Hall, type Happened, type Note, type Phones } from './hall.svelte';
import { ask, pathOf, type Room } from './room';
import { eraseHall } from './store';

/** First wait before asking the server again, and the longest, in milliseconds. */
const WAIT = 1_000;
const LONGEST = 8_000;
/** The server shows every 15 seconds that the line is not dead; one that was silent for this long is replaced. */
const SILENT = 40_000;

/** Something told to the server; it has its number once the server has answered. */
interface Told extends Happened {
	seq?: number;
}

/**
 * A session on the server: the facilitator's window tells it what happens and hears, as the projector does, what did.
 * One step is on its way at a time; hands that are counted meanwhile are shown at once and told after it.
 */
export class RemoteHall extends Hall {
	tally = $state.raw<Phones['tally']>({ seated: 0, answered: 0 });
	notes = $state.raw<readonly Note[]>([]);
	/** Once the log has been heard so far. */
	readonly ready: Promise<void>;
	readonly #room: Room;
	#log: Happened[] = [];
	/** Number of the last event that was heard, and of the last that is known to have happened. */
	#seq = 0;
	#known = 0;
	/** Told, and not heard of yet. */
	#waiting: Told[] = [];
	#telling = false;
	#source: EventSource | undefined;
	#silence: ReturnType<typeof setTimeout> | undefined;
	#closed = false;
	#heard = () => {};

	constructor(room: Room, story: StoryData) {
		super(story);
		this.#room = room;
		this.ready = new Promise((done) => (this.#heard = done));
		this.#listen();
		void this.#readNotes();
	}

	get phones(): Phones {
		const { code, host } = this.#room;
		const { pathname, search, hash } = location;
		const hostLink = host === undefined ? undefined : `${pathname}${search}${hash}`;
		return { code, tally: this.tally, notes: this.notes, allow: this.#allow, hostLink };
	}

	tell(event: WorkshopEvent): Promise<void> {
		const unsent = this.#waiting.at(-1);
		const hands = event.type === 'raised';
		// A second press of a step was meant for the first; of counts only the latest matters.
		if (!hands && this.#waiting.some((one) => one.event.type !== 'raised'))
			return Promise.resolve();
		if (hands && unsent?.event.type === 'raised' && this.#waiting.length > 1) this.#waiting.pop();
		this.#waiting.push({ event, at: Date.now() });
		this.#show();
		return this.#send();
	}

	refresh(): Promise<void> {
		// A line that broke while the device slept may look whole.
		this.#listen();
		return this.#readNotes();
	}

	async erase(): Promise<void> {
		const answer = await ask(this.#room, '', 'DELETE');
		if (!answer.ok && answer.status !== 404) throw new Error(`${answer.status}`);
		await this.#end();
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#silence);
		this.#source?.close();
	}

	#allow = async (note: string, allowed: boolean): Promise<void> => {
		const answer = await ask(this.#room, `/notes/${note}`, 'POST', { allowed }).catch(
			() => undefined
		);
		if (!answer?.ok) this.trouble = 'lost';
		await this.#readNotes();
	};

	/** What waits is sent in order, each again and again until the server has answered. */
	async #send(): Promise<void> {
		if (this.#telling) return;
		this.#telling = true;
		let wait = WAIT;
		for (;;) {
			const next = this.#waiting.find(({ seq }) => seq === undefined);
			if (!next || this.#closed || this.gone) break;
			const answer = await ask(this.#room, '/host', 'POST', {
				after: this.#known,
				event: next.event
			}).catch(() => undefined);
			if (answer?.ok) {
				this.#done(next, ((await answer.json()) as { seq: number }).seq);
				wait = WAIT;
			} else if (answer?.status === 404) await this.#end();
			else if (answer && answer.status < 500 && answer.status !== 429) {
				// Another device was ahead, or this one was never to lead: what waits was meant for another moment.
				this.#waiting = [];
				this.trouble = answer.status === 401 ? 'not-host' : 'stale';
				this.#show();
			} else {
				this.trouble = 'lost';
				await new Promise((done) => setTimeout(done, wait));
				wait = Math.min(wait * 2, LONGEST);
			}
		}
		this.#telling = false;
	}

	#done(told: Told, seq: number): void {
		told.seq = seq;
		this.#known = Math.max(this.#known, seq);
		this.trouble = undefined;
		this.#forget();
	}

	#take(seq: number, happened: Happened): void {
		if (seq <= this.#seq) return;
		this.#log = [...this.#log, happened];
		this.#seq = seq;
		this.#known = Math.max(this.#known, seq);
		this.#forget();
	}

	/** What has been heard no longer waits. */
	#forget(): void {
		this.#waiting = this.#waiting.filter(({ seq }) => seq === undefined || seq > this.#seq);
		this.#show();
	}

	/** Steps are shown once they have happened; hands at once, so that counting is not held up by the line. */
	#show(): void {
		this.storing = this.#waiting.length > 0;
		this.show([...this.#log, ...this.#waiting.filter(({ event }) => event.type === 'raised')]);
	}

	#listen(): void {
		this.#source?.close();
		if (this.#closed || this.gone) return;
		const source = new EventSource(`${pathOf(this.#room)}/events?after=${this.#seq}`);
		const alive = () => {
			clearTimeout(this.#silence);
			this.#silence = setTimeout(() => this.#listen(), SILENT);
		};
		alive();
		source.addEventListener('beat', alive);
		source.addEventListener('happened', ({ data, lastEventId }: MessageEvent<string>) => {
			const { at, ...event } = JSON.parse(data) as WorkshopEvent & { at: number };
			this.#take(Number(lastEventId), { event, at });
			alive();
		});
		source.addEventListener('tally', ({ data }: MessageEvent<string>) => {
			this.tally = JSON.parse(data) as Phones['tally'];
			alive();
			if (this.trouble === 'lost' && !this.#telling) this.trouble = undefined;
			this.#heard();
		});
		source.addEventListener('notes', () => void this.#readNotes());
		source.addEventListener('gone', () => void this.#end());
		source.onerror = () => {
			this.trouble = 'lost';
			// A refusal is final for the browser; ask why, and listen again.
			if (source.readyState === EventSource.CLOSED && source === this.#source)
				setTimeout(() => void this.#comeBack(), LONGEST / 2);
		};
		this.#source = source;
	}

	async #comeBack(): Promise<void> {
		const answer = await ask(this.#room).catch(() => undefined);
		if (answer?.status === 404) await this.#end();
		else this.#listen();
	}

	async #readNotes(): Promise<void> {
		const answer = await ask(this.#room, '/notes').catch(() => undefined);
		if (answer?.ok) this.notes = ((await answer.json()) as { notes: Note[] }).notes;
	}

	/** The room is gone, and so is what this device kept of it. */
	async #end(): Promise<void> {
		this.gone = true;
		this.#waiting = [];
		this.close();
		await eraseHall(this.#room.id).catch(() => {});
	}
}
