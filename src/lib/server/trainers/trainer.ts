/** Somebody who is signed in. */
export interface Trainer {
	id: string;
	name: string;
	/** What they sign in with; nothing is ever sent there. */
	email: string;
	/** `admin` may invite, back up and set how long things are kept. */
	role: 'admin' | 'trainer';
}
