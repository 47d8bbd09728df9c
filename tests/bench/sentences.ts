import { EN, JA, KANJI, type Bank } from './words';

/** Draws from a list, always in the same order for the same seed. */
export type Draw = <T>(from: readonly T[]) => T;

/** Texts of one language, each drawn anew. */
export interface Sentences {
	/** About 35 Japanese characters, or 14 English words. */
	narration(): string;
	/** What someone says, as long. */
	line(): string;
	/** A few words: a place, a name, an aim. */
	short(): string;
	when(): string;
	where(): string;
	ask(): string;
	/** Names of the three levels of a tie. */
	levels: string[];
}

/**
 * A source of random draws.
 * @param seed any text; equal seeds give equal draws.
 */
export function drawing(seed: string): Draw {
	let state = [...seed].reduce(
		(hash, c) => Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193),
		7
	);
	return (from) => {
		// mulberry32, as in src/lib/machine/shuffle.ts
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return from[((t ^ (t >>> 14)) >>> 0) % from.length] as (typeof from)[number];
	};
}

/** Japanese prose. */
export function japanese(draw: Draw): Sentences {
	const word = (kind: keyof Bank) => draw(JA[kind]);
	const noun = () => draw(KANJI) + draw(KANJI);
	return {
		narration: () =>
			draw([
				() =>
					`${word('time')}、${noun()}の${noun()}で${word('who')}は${noun()}の${word('thing')}を${word('act')}。${noun()}が${word('lasting')}。`,
				() =>
					`${noun()}の${noun()}が${word('lasting')}。${noun()}さんは${word('thing')}と${noun()}を${word('doing')}${word('act')}。`,
				() =>
					`${noun()}さんが${word('place')}の${noun()}を${word('act')}とき、${word('who')}は${noun()}の${noun()}を${word('act')}。`
			])(),
		line: () =>
			draw([
				() =>
					`${noun()}の${noun()}を${word('said')}、${noun()}の${word('about')}まで${noun()}ね。${word('end')}。`,
				() =>
					`${noun()}さんが${noun()}を${word('said')}、私は${noun()}の${noun()}が${word('said')}。`,
				() =>
					`${word('time')}に${noun()}の${noun()}を${noun()}から${word('said')}……。${word('end')}。`
			])(),
		short: () => `${noun()}の${noun()}を${draw(['聞く', '待つ', '渡す', '残す', '見る', '置く'])}`,
		when: () => word('time'),
		where: () => word('place'),
		ask: () => `${noun()}の${word('about')}に、どう応じますか`,
		levels: ['細い', 'ふつう', '太い']
	};
}

/** English prose. */
export function english(draw: Draw): Sentences {
	const word = (kind: keyof Bank) => draw(EN[kind]);
	return {
		narration: () =>
			`${word('time')}, ${word('place')}, ${word('who')} ${word('act')} ${word('thing')} ${word('doing')}; ${word('sound')} ${word('lasting')}.`,
		line: () =>
			`About ${word('about')}, ${word('said')}, and about ${word('about')}, ${word('said')}; ${word('end')}.`,
		short: () => `${draw(['Ask', 'Wait', 'Hand over', 'Leave'])} ${word('about')} ${word('doing')}`,
		when: () => word('time'),
		where: () => word('place'),
		ask: () => `What do you answer ${word('who')} about ${word('about')}?`,
		levels: ['thin', 'plain', 'strong']
	};
}
