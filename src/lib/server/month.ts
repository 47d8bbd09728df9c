/**
 * The month in which something comes in, and which therefore is not over yet.
 *
 * It is the month of `BANSO_TIME_ZONE` (by default Asia/Tokyo, wherever the server stands). `BANSO_MONTH` puts another
 * in its place, as `2026-12`: for tests, and for trying out what a course will see.
 * @returns `YYYY-MM`.
 * @throws RangeError where one of the two cannot be read.
 */
export function presentMonth(
	now = new Date(),
	{ BANSO_MONTH: month, BANSO_TIME_ZONE: timeZone = 'Asia/Tokyo' } = process.env as Partial<
		Record<'BANSO_MONTH' | 'BANSO_TIME_ZONE', string>
	>
): string {
	if (month) {
		if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return month;
		throw new RangeError(`BANSO_MONTH is a month as 2026-12, not "${month}".`);
	}
	const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' });
	const of = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
	return `${of.year}-${of.month}`;
}
