import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import type { WorkshopState } from '$lib/workshop/machine';

/** A session as a page sees it: where it stands, and a way to go on. */
export interface Hall {
	/** Where it stands, folded from its log. */
	readonly state: WorkshopState;
	readonly story: StoryData;
	/** Phones that joined and that have answered; nothing in a hall without phones. */
	readonly tally: { seated: number; answered: number } | undefined;
	/** Something to tell the facilitator: the device is full, the network is gone. */
	readonly trouble: 'save-failed' | 'lost' | 'stale' | undefined;
	/** When the present phase began, in milliseconds since 1970. */
	readonly since: number;
	/** Let something happen; what does not belong to the phase changes nothing. Facilitators alone. */
	tell(event: WorkshopEvent): Promise<void>;
	/** After sleep, or where a message was lost: look again. */
	refresh(): Promise<void>;
	/** Delete everything of the session. */
	erase(): Promise<void>;
	close(): void;
}
