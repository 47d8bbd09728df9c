/** So many months after a month, or before it where they are fewer than none; both `YYYY-MM`. */
function monthsFrom(month: string, count: number): string {
	const [year = 0, of = 0] = month.split('-').map(Number);
	const all = year * 12 + of - 1 + count;
	return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** The month after a month. */
export function monthAfter(month: string): string {
	return monthsFrom(month, 1);
}

/** So many months before a month. */
export function monthsBefore(month: string, count: number): string {
	return monthsFrom(month, -count);
}
