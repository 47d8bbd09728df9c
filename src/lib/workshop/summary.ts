import type { Round } from './session';
import { voicesOf } from './shown';

/** What a round leaves behind: nothing of anybody, only how the group stood. */
export interface RoundSummary {
	round: Round;
	/** Voices before and after talking, by choice in the order of letters. */
	before: number[];
	after: number[];
	/** No choice had more than half of the voices, even after talking. */
	torn: boolean;
	/** Choices that won or lost voices while people talked. */
	moved: { choice: string; by: number }[];
}

/** Rounds that were voted on, in order. */
export function summaryOf(rounds: readonly Round[]): RoundSummary[] {
	return rounds
		.filter(({ votes }) => votes.length > 0)
		.map((round) => {
			const count = (n: number) => {
				const voices = voicesOf(round.votes[n]);
				return round.choices.map((choice) => voices[choice] ?? 0);
			};
			const before = count(0);
			const after = round.votes.length > 1 ? count(1) : before;
			const all = after.reduce((a, b) => a + b, 0);
			return {
				round,
				before,
				after,
				torn: all > 0 && Math.max(...after) * 2 <= all,
				moved: round.choices
					.map((choice, n) => ({ choice, by: (after[n] ?? 0) - (before[n] ?? 0) }))
					.filter(({ by }) => by !== 0)
			};
		});
}
