import type { Ballot, Voices } from './events';
import type { Session, Vote } from './session';

/** Voices added up, choice by choice; choices without a voice are left out. */
export function addVoices(...all: Voices[]): Voices {
	const sum: Voices = {};
	for (const voices of all)
		for (const [choice, n] of Object.entries(voices))
			if (n > 0) sum[choice] = (sum[choice] ?? 0) + n;
	return sum;
}

/** What phones say in the open vote, added up. */
export function countBallots({ ballots }: Session): Voices {
	return addVoices(...[...ballots.values()].map(({ voices }) => voices));
}

/** Whether a phone at which so many sit can give these voices: for what is offered, and no more than there are people. */
export function fits({ rounds }: Session, voices: Voices, size: number): boolean {
	const offered = rounds.at(-1)?.choices ?? [];
	const sum = Object.values(voices).reduce((a, b) => a + b, 0);
	return sum <= size && Object.keys(voices).every((choice) => offered.includes(choice));
}

/** Ballots after some more: of each phone that sits here the latest that fits. */
export function taken(session: Session, more: readonly Ballot[]): Session['ballots'] {
	// A map, because thousands of ballots are copied several times a second.
	const ballots = new Map(session.ballots);
	for (const { seat, voices, change } of more) {
		const size = session.seats.get(seat);
		if (size === undefined || (ballots.get(seat)?.change ?? 0) >= change) continue;
		if (fits(session, voices, size)) ballots.set(seat, { voices, change });
	}
	return ballots;
}

/** Closed votes, with what phones said as far as it became known just now. */
export function told(votes: readonly Vote[], phones: readonly Voices[] = []): Vote[] {
	return votes.map((vote, n) => ({ ...vote, phones: phones[n] ?? vote.phones }));
}

/** All voices of a vote: phones, hands and cards. */
export function voicesOf({ phones, hands }: Vote): Voices {
	return addVoices(phones, hands);
}
