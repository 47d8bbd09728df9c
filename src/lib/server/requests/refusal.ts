/** Why something was not done; the code is what a page holds on to. */
export const REFUSALS = {
	malformed: 400,
	'no-story': 400,
	'no-way': 400,
	'not-host': 401,
	/** Sent by a page of somebody else. */
	'other-origin': 403,
	/** Has to give the password once more. */
	'password-first': 403,
	unknown: 404,
	/** The vote opens later. */
	'not-open': 409,
	/** The vote is over; or the course takes nothing, this month or any more. */
	closed: 409,
	'not-seated': 409,
	'not-offered': 409,
	/** The session has moved on since the facilitator looked. */
	stale: 409,
	/** The phase does not know this event. */
	'not-now': 409,
	/** As many phones, listeners or notes as one session holds, or people as a course has places. */
	full: 409,
	/** The course does not have this story. */
	'not-in-course': 409,
	/** A version of the story that this server never knew. */
	'another-version': 409,
	/** Its receipt was used to take it back. */
	withdrawn: 409,
	'too-large': 413,
	'slow-down': 429,
	/** The database cannot be reached; nothing is known to have been done. */
	'try-again': 503
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Something that was not done, for a reason that a page can tell. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	/** HTTP status. */
	readonly status: number;
	/** Seconds after which another try makes sense. */
	readonly after: number | undefined;

	constructor(code: RefusalCode, message: string = code, after?: number) {
		super(message);
		this.code = code;
		this.status = REFUSALS[code];
		this.after = after;
	}
}
