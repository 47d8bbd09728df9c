/** What is set of the clock. */
type Set = Partial<Record<'BANSO_MONTH' | 'BANSO_TIME_ZONE', string>>;

/**
 * The time zone in which months and days begin: `BANSO_TIME_ZONE`, by default Asia/Tokyo, wherever the server stands.
 */
export function timeZone({ BANSO_TIME_ZONE: zone } = process.env as Set): string {
	// Set to nothing is not set: many ways of keeping settings have no other.
	return zone || 'Asia/Tokyo';
}

/**
 * The month in which something comes in, and which therefore is not over yet.
 *
 * It is the month of {@link timeZone}. `BANSO_MONTH` puts another in its place, as `2026-12`: for tests, and for trying
 * out what a course will see.
 * @returns `YYYY-MM`.
 * @throws RangeError where one of the two cannot be read.
 */
export function presentMonth(now = new Date(), set = process.env as Set): string {
	const { BANSO_MONTH: month } = set;
	if (month) {
		if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return month;
		throw new RangeError(`BANSO_MONTH is a month as 2026-12, not "${month}".`);
	}
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: timeZone(set),
		year: 'numeric',
		month: '2-digit'
	});
	const of = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
	return `${of.year}-${of.month}`;
}

/**
 * Looks at the start whether the clock can be read, rather than at the first thing that is sent; and says so where it
 * was put to another month, because then no month is ever over.
 * @throws RangeError that names the setting, and what to do.
 */
export function mustKnowTime(set = process.env as Set, say = console.warn): void {
	const zone = timeZone(set);
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
	} catch {
		throw new RangeError(
			`BANSO_TIME_ZONE is a time zone as Asia/Tokyo, not "${zone}". Correct it or leave it out, and start again.\n` +
				`BANSO_TIME_ZONE は Asia/Tokyo のような時間帯です。「${zone}」は読めません。直すか、消すかして、もう一度始めてください。`
		);
	}
	if (!set.BANSO_MONTH) return;
	try {
		presentMonth(new Date(), set);
	} catch {
		throw new RangeError(
			`BANSO_MONTH is a month as 2026-12, not "${set.BANSO_MONTH}". Correct it or leave it out, and start again.\n` +
				`BANSO_MONTH は 2026-12 のような月です。「${set.BANSO_MONTH}」は読めません。直すか、消すかして、もう一度始めてください。`
		);
	}
	say(
		`BANSO_MONTH is set: for this server it stays ${set.BANSO_MONTH}. Leave it out unless you are trying things out.\n` +
			`BANSO_MONTH があるので、ここではずっと ${set.BANSO_MONTH} です。試すときのほかは、消してください。`
	);
}
