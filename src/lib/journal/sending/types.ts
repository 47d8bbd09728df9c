import type { Time } from '../../review/contribution';
import type { Receipt } from '../../review/receipt';

/** A course that was joined on this device, as its trainer described it then. */
export interface Joined {
	/** The server's id of it. */
	id: string;
	/** As `KOMA-742`. */
	code: string;
	name: string;
	/** Slugs of its stories. */
	stories: string[];
	/** First and last month in which it takes something, `YYYY-MM`. */
	first: string;
	last: string;
}

/** Why a server will never take something. Anything else may go better another time. */
export type Never =
	/** There is no such course any more. */
	| 'unknown'
	/** The course is closed, or it is none of its months. */
	| 'closed'
	/** As many have sent as the course has places. */
	| 'full'
	| 'not-in-course'
	| 'another-version'
	| 'withdrawn'
	| 'malformed'
	| 'too-large';

/**
 * - `waiting`: not known to have arrived;
 * - `delivered`: the server has it, or had it;
 * - `file`: handed over in a file, past all servers;
 * - `leaving`: taken back here, and the server does not know yet;
 * - `withdrawn`: taken back;
 * - `refused`: never taken, as if it had not been sent.
 */
export type State = 'waiting' | 'delivered' | 'file' | 'leaving' | 'withdrawn' | 'refused';

/** What this device remembers of something it sent. When it was is not among it. */
export interface Kept {
	receipt: Receipt;
	kind: 'contribution' | 'reflection';
	/** Id of the run, or of the workshop. */
	run: string;
	scenario: string;
	/** Content hash of the story that was read. */
	hash: string;
	/** Id of the course; {@link FILE} for a file. */
	course: string;
	/** The course's name, which is known here even when the course is left; empty for a file. */
	name: string;
	/** Of a contribution. */
	time?: Time;
	/** Month on this device, `YYYY-MM`. */
	month: string;
	/** Counts up, so that a list has an order without times. */
	order: number;
	state: State;
	/** The exact text that goes to the server; gone as soon as it does not wait any more. */
	body?: string;
	/** Whether it was on its way before, so that it may have arrived without an answer. */
	tried?: boolean;
	/** Whether it is known to be in a sealed batch. */
	sealed?: boolean;
	/** Why it was refused. */
	refusal?: Never;
}

/** In place of a course, for what went into a file. */
export const FILE = 'file';
