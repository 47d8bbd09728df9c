import type { Phase } from '$lib/workshop/session';

/** What the server tells a phone: the present step, and what there is to choose. */
export interface View {
	phase: Phase;
	/** Rounds so far. */
	round: number;
	/** The open vote, 1 or 2; otherwise how many votes of the round are closed. */
	vote: number;
	/** In the order of their letters; `act` where the words tell what is done rather than said. */
	choices: { id: string; letter: string; act: boolean; words: string }[];
	/** Votes of the round, one or two, only once they stand on the wall. */
	counts?: Record<string, number>[];
}

/** Whether phones vote. */
export function isOpen({ phase }: View): boolean {
	return phase === 'choosing' || phase === 'choosing-again';
}

/** How many voices were given. */
export function sum(voices: Record<string, number>): number {
	return Object.values(voices).reduce((a, b) => a + b, 0);
}
