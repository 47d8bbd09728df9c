import type { Ballot, Voices } from './events';

/** Where a session stands in its round. */
export type Phase =
	/** People are coming in. */
	| 'gathering'
	/** A hard scene is announced before anything of it is shown. */
	| 'warned'
	/** The scene is read aloud. */
	| 'reading'
	| 'choosing'
	| 'talking'
	| 'choosing-again'
	/** Both votes are closed, and hands may still be counted. */
	| 'counted'
	/** Both votes are on the projector. */
	| 'revealed'
	/** The question of the scene is put to the room. */
	| 'wondering'
	/** An unchosen road is looked down. */
	| 'peeking'
	/** What follows the choice is read. */
	| 'following'
	/** The story has come to an ending, or the evening has. */
	| 'ended';

/** One vote of a round, once it is closed. */
export interface Vote {
	/** What phones said; in windows empty until it is shown. */
	phones: Voices;
	/** Raised hands and cards. */
	hands: Voices;
}

/** One decision put to the group. */
export interface Round {
	scene: string;
	/** Choices in the order of their letters: A, B, C. */
	choices: string[];
	/** Closed votes: none, one or two. */
	votes: Vote[];
	/** Unchosen roads that were looked down. */
	peeked: string[];
	followed?: { choice: string; by: 'majority' | 'facilitator' };
}

/** All that a session remembers. */
export interface Session {
	story: string;
	hash: string;
	stops: string[] | undefined;
	/** What was done in the story so far. */
	steps: string[];
	/** Id of the scene or ending. */
	place: string;
	rounds: Round[];
	/** How many sit at each phone, by seat; known on the server alone, as are ballots. */
	seats: ReadonlyMap<string, number>;
	/** Ballots of the open vote, by seat. */
	ballots: ReadonlyMap<string, Omit<Ballot, 'seat'>>;
	/** The choice whose road is looked down, or is followed. */
	looking: string | undefined;
	/** Where a look down another road came from. */
	from: 'revealed' | 'wondering';
	/** The hard scene that was just skipped; its summary is read instead. */
	skipped: string | undefined;
}

/** The last round, changed. */
export function last(
	session: Session,
	change: (round: Round) => Partial<Round>
): Pick<Session, 'rounds'> {
	const round = session.rounds.at(-1);
	if (!round) return { rounds: session.rounds };
	return { rounds: [...session.rounds.slice(0, -1), { ...round, ...change(round) }] };
}
