/** Raised hands or cards, by choice. */
export type Voices = Record<string, number>;

/**
 * What happens in a workshop, in the past tense: a session is the list of these, and nothing else. It is folded by
 * `machine.ts`, in every window alike.
 */
export type WorkshopEvent =
	/** The room opens. `way`: steps that lead to its first scene; `stops`: where votes are planned. */
	| { type: 'opened'; story: string; hash: string; way: string[]; stops?: string[] }
	/** The group begins to read. */
	| { type: 'begun' }
	/** A hard scene was announced, and the group reads it. */
	| { type: 'entered' }
	/** Past a scene without choosing. `from`: the scene that is left, so that a second press does not leave the next. */
	| { type: 'went-on'; from: string; did: 'next' | 'skip' | 'leave' }
	/** A vote opens: the first of a round, or the second after talking. */
	| { type: 'asked' }
	| { type: 'closed' }
	/** Voices of the vote that was closed last; they may be corrected until they are shown. */
	| { type: 'raised'; voices: Voices }
	| { type: 'revealed' }
	/** The question of the scene is put to the room. */
	| { type: 'wondered' }
	/** An unchosen road is looked down, and come back from. */
	| { type: 'peeked'; choice: string }
	| { type: 'returned' }
	| { type: 'followed'; choice: string; by: 'majority' | 'facilitator' }
	/** What followed a choice has been read. */
	| { type: 'heard' }
	| { type: 'ended' };
