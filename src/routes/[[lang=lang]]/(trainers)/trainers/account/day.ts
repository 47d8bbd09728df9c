import type { Lang } from '$lib/scenario/languages';

/** A day as people say it. */
export function dayIn(lang: Lang, date: Date): string {
	return new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(date);
}

/** A day and its hour. */
export function momentIn(lang: Lang, date: Date): string {
	return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(date);
}
