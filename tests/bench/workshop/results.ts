import { median, p95, percentile } from '../statistics';
import type { Evening } from './hall';
import type { Acknowledged } from './phone';
import type { Setting } from './setting';
import type { Traffic } from './traffic';

/** How often something took at most so long, in milliseconds. */
export interface Spread {
	p50: number;
	p95: number;
	p99: number;
	max: number;
}

/** What was measured of one setting; times in milliseconds, all rounds together. */
export interface Row extends Setting {
	rounds: number;
	ballots: number;
	/** From the press of the hall to the acknowledgement: both votes, and each for itself. */
	acknowledged: Spread;
	/** Every phone opens a new connection for its ballot. */
	connecting: Spread;
	/** Every phone has one open. */
	connected: Spread;
	/** Ballots that needed another try. */
	again: number;
	/** From the facilitator's press to the counts on each phone, and on the projector. */
	shown: Spread;
	projected: Spread;
	/** HTTP of a phone in a round, both ways, in bytes; and until it had its seat. Medians. */
	bytes: number;
	joining: number;
	/** Messages to a phone in all rounds together; the same for all. */
	messages: number;
	/** To the projector. */
	projectorMessages: number;
	/** Resident memory of the app, in bytes, before anybody came and at the end. */
	memory: { before: number; after: number };
	/** Whether every screen showed in every round exactly what was acknowledged. */
	exact: boolean;
	/** Processor time for one ballot, in milliseconds: of the app, and of those who measure. */
	processor: { servers: number; voters: number };
}

export interface Results {
	date: string;
	/** Of the machine; `sync` is how long its disk takes to keep 4 KiB, in milliseconds. */
	machine: { node: string; processors: number; load: number; sync: number };
	rows: Row[];
	traffic?: Traffic;
}

/** Sums up an evening. */
export function rowOf({ rounds, joining, memory, ...setting }: Evening): Row {
	const first = rounds.flatMap((round) => round.first);
	const second = rounds.flatMap((round) => round.second);
	const ballots = [...first, ...second];
	const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
	const each = (pick: (processor: Row['processor']) => number) =>
		sum(rounds.map(({ processor }) => pick(processor))) / ballots.length;
	const heard = rounds[0]?.messages.map((_, n) => sum(rounds.map((r) => r.messages[n] ?? 0))) ?? [];
	return {
		...setting,
		rounds: rounds.length,
		ballots: ballots.length,
		acknowledged: spread(took(ballots)),
		connecting: spread(took(first)),
		connected: spread(took(second)),
		again: ballots.filter(({ again }) => again > 0).length,
		shown: spread(rounds.flatMap((round) => round.shown)),
		projected: spread(rounds.map((round) => round.projected)),
		bytes: median(rounds.flatMap((round) => round.bytes)),
		joining,
		messages: Math.max(...heard),
		projectorMessages: sum(rounds.map((round) => round.projectorMessages)),
		memory,
		exact: rounds.every((round) => round.exact),
		processor: { servers: each(({ servers }) => servers), voters: each(({ voters }) => voters) }
	};
}

function took(ballots: readonly Acknowledged[]): number[] {
	return ballots.map((ballot) => ballot.took);
}

function spread(times: readonly number[]): Spread {
	const [p99, max] = [percentile(times, 99), percentile(times, 100)];
	return { p50: median(times), p95: p95(times), p99, max };
}
