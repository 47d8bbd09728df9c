import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import { Hall, type Happened } from './hall.svelte';
import { addToHall, eraseHall, readHall } from './store';

/** Between windows of one device: the log as it is stored, or that it is gone. */
type Message = { log: Happened[] } | { gone: true };

/**
 * A session on this device, shared by its windows: the facilitator's and the projector's. What happens is shown at
 * once and stored behind it, in order; the stored log is what all windows agree on.
 */
export class LocalHall extends Hall {
	readonly phones = undefined;
	readonly #id: string;
	/** Old browsers have none; their windows look again when they come to the front. */
	readonly #channel =
		'BroadcastChannel' in globalThis ? new BroadcastChannel('banso-halls') : undefined;
	#stored: Happened[];
	/** Shown, and not stored yet. */
	#waiting: Happened[] = [];
	#queue: Promise<void> = Promise.resolve();

	/**
	 * @param story in the language of the page.
	 * @param log of the session so far.
	 */
	constructor(id: string, story: StoryData, log: Happened[]) {
		super(story);
		this.#id = id;
		this.#stored = log;
		this.#show();
		this.#channel?.addEventListener('message', this.#hear);
	}

	tell(event: WorkshopEvent): Promise<void> {
		this.#waiting.push({ event, at: Date.now() });
		this.storing = true;
		this.#show();
		return (this.#queue = this.#queue
			.then(() => this.#store())
			.then(() => void (this.storing = this.#waiting.length > 0 && !this.trouble)));
	}

	async refresh(): Promise<void> {
		const kept = await readHall(this.#id).catch(() => undefined);
		if (kept) this.#take(kept.log);
	}

	async erase(): Promise<void> {
		await eraseHall(this.#id);
		this.gone = true;
		this.#send({ gone: true });
	}

	close(): void {
		this.#channel?.close();
	}

	async #store(): Promise<void> {
		const more = [...this.#waiting];
		if (more.length === 0 || this.gone) return;
		try {
			const log = await addToHall(this.#id, more);
			this.#waiting = this.#waiting.slice(more.length);
			this.trouble = undefined;
			this.#take(log);
			this.#send({ log });
		} catch {
			// What could not be stored goes with the next step, in order; nothing is left out.
			this.trouble = 'unsaved';
			this.#send({ log: [...this.#stored, ...this.#waiting] });
		}
	}

	#hear = ({ data }: MessageEvent<Message & { id: string }>) => {
		if (data.id !== this.#id) return;
		if ('gone' in data) this.gone = true;
		else this.#take(data.log);
	};

	#send(message: Message): void {
		this.#channel?.postMessage({ ...message, id: this.#id });
	}

	/** A log only grows; an older one that comes late is not taken. */
	#take(log: Happened[]): void {
		if (log.length < this.#stored.length) return;
		this.#stored = log;
		this.#show();
	}

	#show(): void {
		this.show([...this.#stored, ...this.#waiting]);
	}
}
