/**
 * An order that depends on a seed and nothing else, so that a run shows its choices in one order whenever it is opened.
 * @param list not changed.
 * @param seed any whole number.
 * @param name makes the order of one list independent of another's with the same seed.
 */
export function shuffled<T>(list: readonly T[], seed: number, name = ''): T[] {
	let state = [...name].reduce(
		(hash, c) => Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193),
		seed ^ 0x811c9dc5
	);
	const random = () => {
		// mulberry32, a small well-known generator; nothing secret hangs on it
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const order = [...list];
	for (let n = order.length - 1; n > 0; n--) {
		const other = Math.floor(random() * (n + 1));
		[order[n], order[other]] = [order[other] as T, order[n] as T];
	}
	return order;
}
