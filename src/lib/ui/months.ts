/** This month on this device, `YYYY-MM`. */
export function monthHere(now = new Date()): string {
	return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}

/** A month as it is said: 2026年10月, October 2026. */
export function monthIn(lang: string, month: string): string {
	const [year = 2000, number = 1] = month.split('-').map(Number);
	const words = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', timeZone: 'UTC' });
	return words.format(Date.UTC(year, number - 1, 1));
}
