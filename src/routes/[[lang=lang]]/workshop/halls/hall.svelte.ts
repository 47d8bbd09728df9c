import type { Program } from '$lib/scenario/program';
import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import { fold, phaseOf, workshopMachine, type WorkshopState } from '$lib/workshop/machine';
import { screenOf } from '$lib/workshop/shown';

/** Something that happened, and when. */
export interface Happened {
	event: WorkshopEvent;
	/** Milliseconds since 1970. */
	at: number;
}

/** Why what was done may not hold; all is well where there is none. */
export type Trouble =
	/** The device is full: what happens lives in this window alone. */
	| 'unsaved'
	/** The server does not answer; it is asked again and again. */
	| 'lost'
	/** Another device was ahead: what was pressed here was not done. */
	| 'stale'
	/** The key of this address is not that of the room. */
	| 'not-host';

/** What a room with phones has besides. */
export interface Phones {
	/** Where phones join. */
	readonly code: string;
	/** Phones that joined, and how many of them have answered the open vote; what they answered is known to none. */
	readonly tally: { seated: number; answered: number };
	/** What was written about one's own town: to the facilitator all of it, to others what was let through. */
	readonly notes: readonly Note[];
	/** Show a note on the wall, or take it back. */
	allow(note: string, allowed: boolean): Promise<void>;
	/** Path at which another device takes over; undefined in a window that only looks. */
	readonly hostLink: string | undefined;
}

/** What somebody wrote about their own town. */
export interface Note {
	id: string;
	text: string;
	allowed: boolean;
}

/** A session as a window sees it: the facilitator's, or the projector's. */
export abstract class Hall {
	/** Where the session stands. */
	state = $state.raw<WorkshopState>() as WorkshopState;
	/** When its last step began, in milliseconds since 1970. */
	since = $state(0);
	trouble = $state<Trouble>();
	gone = $state(false);
	/** What has just happened is being stored. */
	storing = $state(false);
	session = $derived.by(() => this.state.context);
	phase = $derived.by(() => phaseOf(this.state));
	/** What stands on the wall. */
	screen = $derived.by(() => screenOf(this.program, this.session, this.phase));
	readonly story: StoryData;
	abstract readonly phones: Phones | undefined;
	readonly #machine: ReturnType<typeof workshopMachine>;

	/** @param story in the language of the page. */
	constructor(story: StoryData) {
		this.story = story;
		this.#machine = workshopMachine(story.program);
		this.state = fold(this.#machine, []);
	}

	/** The story that is read. */
	get program(): Program {
		return this.story.program;
	}

	/** A text of the story. */
	say = (key: string): string => this.story.prose[key] ?? key;

	/** Let something happen; what does not belong to the phase changes nothing. */
	abstract tell(event: WorkshopEvent): Promise<void>;
	/** After sleep, or where a message was lost: look again. */
	abstract refresh(): Promise<void>;
	/**
	 * Delete everything of the session.
	 * @throws Error where it could not be deleted.
	 */
	abstract erase(): Promise<void>;
	abstract close(): void;

	/** Stand where a log leads. */
	protected show(log: readonly Happened[]): void {
		this.state = fold(
			this.#machine,
			log.map(({ event }) => event)
		);
		// Counting hands is no new step.
		this.since = log.filter(({ event }) => event.type !== 'raised').at(-1)?.at ?? 0;
	}
}
