/**
 * The middle of some numbers; the mean of the two middle ones where their count is even.
 * @returns NaN for none.
 */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const half = sorted.length / 2;
	const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
	return ((below ?? NaN) + (above ?? NaN)) / 2;
}

/** The number that so many in 100 do not exceed; NaN for none. */
export function percentile(numbers: readonly number[], of100: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((sorted.length * of100) / 100) - 1)] ?? NaN;
}

/** The number that 95 in 100 do not exceed; NaN for none. */
export function p95(numbers: readonly number[]): number {
	return percentile(numbers, 95);
}
