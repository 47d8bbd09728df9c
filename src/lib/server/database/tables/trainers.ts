/** A trainer, as better-auth keeps them; only what our own code reads. */
export interface UserTable {
	id: string;
	name: string;
	/** The name one signs in with; nothing is ever sent there. */
	email: string;
	/** `admin` may invite, back up and set how long things are kept; otherwise `trainer`. */
	role: string;
}

/** A link that can be used once. */
export interface InvitationTable {
	/** SHA-256 of the token in the link; the token itself is kept nowhere. */
	hash: string;
	/** What whoever uses it becomes: `admin` or `trainer`. */
	role: string;
	/** Whose password it sets anew; null where it makes a new trainer. */
	trainer: string | null;
	/** Who made it; null where the server printed it. */
	made_by: string | null;
	/** Milliseconds since 1970. */
	expires: number;
}
