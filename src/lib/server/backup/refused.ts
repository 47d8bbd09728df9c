/** Why a backup is not put back. */
export type Why =
	/** It has no proper end: it was cut off, or copied in part. */
	| 'truncated'
	/** It is not as it was written. */
	| 'altered'
	/** It is no backup of this program. */
	| 'another-format'
	/** A later version of this program made it. */
	| 'newer'
	/** There is something in the database already. */
	| 'not-empty';

/** A backup that is not put back; nothing has changed. */
export class Refused extends Error {
	constructor(readonly why: Why) {
		super(why);
	}
}
