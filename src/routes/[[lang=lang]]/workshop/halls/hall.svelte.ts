import type { Program } from '$lib/scenario/program';
import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import { fold, phaseOf, workshopMachine, type WorkshopState } from '$lib/workshop/machine';
import { screenOf } from '$lib/workshop/shown';
import { addToHall, eraseHall, readHall, type Happened } from './store';

/** Between windows of one device: the log as it is stored, or that it is gone. */
type Message = { log: Happened[] } | { gone: true };

/**
 * A session on this device, shared by its windows: the facilitator's and the projector's. What happens is shown at
 * once and stored behind it, in order; the stored log is what all windows agree on.
 */
export class Hall {
	/** Where the session stands. */
	state = $state.raw<WorkshopState>() as WorkshopState;
	/** When its last step began, in milliseconds since 1970. */
	since = $state(0);
	/** The device is full, or the session was deleted: what happens lives in this window alone. */
	unsaved = $state(false);
	gone = $state(false);
	/** What has just happened is being stored. */
	storing = $state(false);
	readonly story: StoryData;
	session = $derived.by(() => this.state.context);
	phase = $derived.by(() => phaseOf(this.state));
	/** What stands on the wall. */
	screen = $derived.by(() => screenOf(this.program, this.session, this.phase));
	readonly #id: string;
	readonly #machine: ReturnType<typeof workshopMachine>;
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
		this.#id = id;
		this.story = story;
		this.#machine = workshopMachine(story.program);
		this.#stored = log;
		this.#show();
		this.#channel?.addEventListener('message', this.#hear);
	}

	/** The story that is read. */
	get program(): Program {
		return this.story.program;
	}

	/** A text of the story. */
	say = (key: string): string => this.story.prose[key] ?? key;

	/** Let something happen; what does not belong to the phase changes nothing. */
	tell(event: WorkshopEvent): Promise<void> {
		this.#waiting.push({ event, at: Date.now() });
		this.storing = true;
		this.#show();
		return (this.#queue = this.#queue
			.then(() => this.#store())
			.then(() => void (this.storing = this.#waiting.length > 0 && !this.unsaved)));
	}

	/** After sleep, or where a message was lost: look again. */
	async refresh(): Promise<void> {
		const kept = await readHall(this.#id).catch(() => undefined);
		if (kept) this.#take(kept.log);
	}

	/** Delete everything of the session. */
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
			this.unsaved = false;
			this.#take(log);
			this.#send({ log });
		} catch {
			// What could not be stored goes with the next step, in order; nothing is left out.
			this.unsaved = true;
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
		const all = [...this.#stored, ...this.#waiting];
		this.state = fold(
			this.#machine,
			all.map(({ event }) => event)
		);
		const stays = all.filter(({ event }) => event.type !== 'raised');
		this.since = stays.at(-1)?.at ?? 0;
	}
}
