import { voicesOf } from './ballots';
import type { Round } from './session';

/** What a round leaves behind: nothing of anybody, only how the group stood. */
export interface RoundSummary {
	round: Round;
	/** Voices by choice in the order of letters, of the first vote, and of the second where there was one. */
	counts: number[][];
	/** No choice had more than half of the voices in the last vote. */
	torn: boolean;
	/** Whether the numbers moved between two votes; undefined where there was one, or none was entered. */
	moved: boolean | undefined;
}

/** Rounds that were voted on, in order. */
export function summaryOf(rounds: readonly Round[]): RoundSummary[] {
	return rounds
		.filter(({ votes }) => votes.length > 0)
		.map((round) => {
			const counts = round.votes.map(voicesOf).map((voices) => {
				return round.choices.map((choice) => voices[choice] ?? 0);
			});
			const [first = [], second] = counts;
			const last = second ?? first;
			const all = last.reduce((a, b) => a + b, 0);
			const some = counts.every((votes) => votes.some((n) => n > 0));
			return {
				round,
				counts,
				torn: all > 0 && Math.max(...last) * 2 <= all,
				moved: second && some ? second.some((n, at) => n !== first[at]) : undefined
			};
		});
}
