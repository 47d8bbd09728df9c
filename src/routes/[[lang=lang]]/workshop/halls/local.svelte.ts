import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import { fold, phaseOf, workshopMachine, type WorkshopState } from '$lib/workshop/machine';
import type { Hall } from './hall';
import { addToHall, eraseHall, readHall } from './store';

/** Windows of one device speak over this channel; nothing leaves the device. */
const channelOf = (id: string) => new BroadcastChannel(`banso-hall-${id}`);

/** A session on this device alone, shared by its windows: the facilitator's and the projector's. */
export class LocalHall implements Hall {
	state = $state.raw<WorkshopState>() as WorkshopState;
	trouble = $state<Hall['trouble']>();
	since = $state(Date.now());
	readonly tally = undefined;
	readonly story: StoryData;
	readonly id: string;
	#machine: ReturnType<typeof workshopMachine>;
	#channel: BroadcastChannel;
	/** What a full device could not store lives on in this window. */
	#events: WorkshopEvent[];

	/**
	 * @param id of the session.
	 * @param story in the language of the page.
	 * @param events the log so far.
	 */
	constructor(id: string, story: StoryData, events: WorkshopEvent[]) {
		this.id = id;
		this.story = story;
		this.#machine = workshopMachine(story.program);
		this.#events = events;
		this.state = fold(this.#machine, events);
		this.#channel = channelOf(id);
		this.#channel.onmessage = ({ data }: MessageEvent<WorkshopEvent[]>) => this.#take(data);
	}

	async tell(event: WorkshopEvent): Promise<void> {
		const next = [...this.#events, event];
		this.#take(next);
		// Shown first, stored at once after: the hall does not wait for a disk.
		this.#channel.postMessage(next);
		try {
			const stored = await addToHall(this.id, event);
			if (stored.length > next.length) this.#take(stored);
			this.trouble = undefined;
		} catch {
			this.trouble = 'save-failed';
		}
	}

	async erase(): Promise<void> {
		await eraseHall(this.id);
		this.#channel.postMessage([]);
	}

	close(): void {
		this.#channel.close();
	}

	/** After sleep, or where messages are lost: read the log again. */
	async refresh(): Promise<void> {
		const kept = await readHall(this.id).catch(() => undefined);
		if (kept && kept.events.length > this.#events.length) this.#take(kept.events);
	}

	#take(events: WorkshopEvent[]) {
		const before = phaseOf(this.state);
		this.#events = events;
		this.state = fold(this.#machine, events);
		if (phaseOf(this.state) !== before) this.since = Date.now();
	}
}
