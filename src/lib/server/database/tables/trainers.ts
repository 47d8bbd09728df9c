/** A trainer, as better-auth keeps them. */
export interface UserTable {
	id: string;
	name: string;
	/** The name one signs in with; nothing is ever sent there. */
	email: string;
	/** `admin` may invite, back up and set how long things are kept; otherwise `trainer`. */
	role: string;
	emailVerified: Truth;
	/** Whether signing in by password asks for a second factor. */
	twoFactorEnabled: Truth | null;
	createdAt: Time;
	updatedAt: Time;
}

/** What belongs to a trainer in better-auth's tables; only what our own code touches when a trainer comes or goes. */
export interface AccountTable {
	id: string;
	accountId: string;
	/** `credential` for a password. */
	providerId: string;
	userId: string;
	password: string | null;
	createdAt: Time;
	updatedAt: Time;
}
export interface OwnedTable {
	userId: string;
}
/** Something that better-auth remembers for a few minutes, as who is about to give the second factor. */
export interface VerificationTable {
	value: string;
}

/** Text in SQLite, as better-auth writes it. */
type Time = string | Date;
/** 0 or 1 in SQLite. */
type Truth = boolean | number;

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
