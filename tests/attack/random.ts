/** Random numbers that come again with the same seed (mulberry32). */
export interface Random {
	/** From 0 up to, not including, 1. */
	(): number;
}

/** @param seed a whole number. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A whole number, both ends included. */
export function between(random: Random, from: number, upto: number): number {
	return from + Math.floor(random() * (upto - from + 1));
}

/** One of some. */
export function oneOf<T>(random: Random, some: readonly T[]): T {
	const one = some[Math.floor(random() * some.length)];
	if (one === undefined) throw new RangeError('One of none.');
	return one;
}

/** Some in another order. */
export function shuffled<T>(random: Random, some: readonly T[]): T[] {
	return some
		.map((one) => ({ one, at: random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ one }) => one);
}

/** An index, as likely as its weight. */
export function weighted(random: Random, weights: readonly number[]): number {
	let left = random() * weights.reduce((all, one) => all + one, 0);
	for (const [n, weight] of weights.entries()) {
		left -= weight;
		if (left < 0) return n;
	}
	return weights.length - 1;
}
