/** A live session; times are milliseconds since 1970. */
export interface WorkshopTable {
	/** 128 random bits, base64url; whoever knows it may watch. */
	id: string;
	/** The join code; no two sessions that are kept share one. */
	code: string;
	/** SHA-256 of the facilitator's token; the token itself is kept nowhere. */
	host_hash: string;
	story: string;
	lang: string;
	created: number;
	/** From here on the session is unknown, and soon deleted. */
	expires: number;
	/** Number of the last event; the row is the lock for the next. */
	seq: number;
}

/** What happened in a session, append-only. */
export interface WorkshopEventTable {
	workshop: string;
	/** Counts up from 1 without a gap. */
	seq: number;
	/** A `WorkshopEvent` as JSON. */
	event: string;
	at: number;
}

/** What somebody wrote about their own town: no seat, no time. */
export interface WorkshopNoteTable {
	workshop: string;
	/** Counts up from 1, as text. */
	id: string;
	/** SHA-256 of the phone's token and the text: a note that is sent again is known by it, and nobody else can tell whose it is. */
	sent_hash: string;
	text: string;
	/** 1 once the facilitator has let it through, else 0. */
	allowed: number;
}
