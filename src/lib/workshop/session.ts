import type { Answers, Voices } from './events';

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

/** One vote of a round, as far as it is closed. */
export interface Vote {
	/** Voices of phones, counted when it closed. */
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
	answers: Answers;
	stops: string[] | undefined;
	/** What was done in the story so far. */
	steps: string[];
	/** Id of the scene or ending. */
	place: string;
	rounds: Round[];
	/** People at each phone, by seat. */
	seats: Record<string, number>;
	/** Ballots of the open vote, by seat; known on the server alone. */
	ballots: Record<string, { voices: Voices; change: number }>;
	/** The choice whose road is looked down, or is followed. */
	looking: string | undefined;
	/** Where a look down another road came from. */
	from: 'revealed' | 'wondering';
	/** The hard scene that was just skipped; its summary is read instead. */
	skipped: string | undefined;
}

/** Voices of the open vote, added up. */
export function countBallots({ ballots }: Session): Voices {
	return addVoices(...Object.values(ballots).map(({ voices }) => voices));
}

/** Voices added up, choice by choice; choices without a voice are left out. */
export function addVoices(...all: Voices[]): Voices {
	const sum: Voices = {};
	for (const voices of all)
		for (const [choice, n] of Object.entries(voices))
			if (n > 0) sum[choice] = (sum[choice] ?? 0) + n;
	return sum;
}

/** Ballots after some more: of each phone the latest, and of it only voices for what is offered, no more than sit there. */
export function taken(
	session: Session,
	more: readonly { seat: string; voices: Voices; change: number }[]
) {
	const ballots = { ...session.ballots };
	const choices = session.rounds.at(-1)?.choices ?? [];
	for (const { seat, voices, change } of more) {
		const size = session.seats[seat];
		if (size === undefined || (ballots[seat]?.change ?? 0) >= change) continue;
		const fits = Object.keys(voices).every((choice) => choices.includes(choice));
		const sum = Object.values(voices).reduce((a, b) => a + b, 0);
		if (fits && sum <= size) ballots[seat] = { voices, change };
	}
	return ballots;
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
