/** Voices by choice: raised hands, cards, phones. A phone for a table gives as many as sit there. */
export type Voices = Record<string, number>;

/** A phone that joined, by the name the server gave it, and how many sit at it. */
export interface Seat {
	seat: string;
	size: number;
}

/** A phone's answer to the open vote. */
export interface Ballot {
	seat: string;
	voices: Voices;
	/** Counts up with every change on that phone, from 1, so that an older one that comes late changes nothing. */
	change: number;
}

/**
 * What happens in a workshop, in the past tense: a session is the list of these, and nothing else. It is folded by
 * `machine.ts`, on the server and in every window alike. What leaves the server, and when, is said in `public.ts`.
 */
export type WorkshopEvent =
	/** The room opens. `way`: steps that lead to its first scene; `stops`: where votes are planned. */
	| { type: 'opened'; story: string; hash: string; way: string[]; stops?: string[] }
	/** Phones join, or change how many sit at them. */
	| { type: 'seated'; seats: Seat[] }
	/** The group begins to read. */
	| { type: 'begun' }
	/** A hard scene was announced, and the group reads it. */
	| { type: 'entered' }
	/** Past a scene without choosing. `from`: the scene that is left, so that a second press does not leave the next. */
	| { type: 'went-on'; from: string; did: 'next' | 'skip' | 'leave' }
	/** A vote opens: the first of a round, or the second after talking. */
	| { type: 'asked' }
	/** Phones answer. */
	| { type: 'cast'; ballots: Ballot[] }
	| { type: 'closed' }
	/** Hands and cards of the vote that was closed last; they may be corrected until they are shown. */
	| { type: 'raised'; voices: Voices }
	/** `phones`: what phones said in each vote of the round, for windows that have not seen the ballots. */
	| { type: 'revealed'; phones?: Voices[] }
	/** The question of the scene is put to the room. */
	| { type: 'wondered' }
	/** An unchosen road is looked down, and come back from. */
	| { type: 'peeked'; choice: string }
	| { type: 'returned' }
	| { type: 'followed'; choice: string; by: 'majority' | 'facilitator' }
	/** What followed a choice has been read. */
	| { type: 'heard' }
	/** `phones` as in `revealed`, where a round is cut short. */
	| { type: 'ended'; phones?: Voices[] };
