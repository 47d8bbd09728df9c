import { pathIn, type Lang } from '$lib/scenario/languages';
import type { Course } from '$lib/server/courses/course';
import { originForOthers } from '$lib/server/requests/origin';
import { draw, type Drawing } from '$lib/ui/qr/drawing';

/** How learners come to a course. */
export interface Joining {
	/** The page on which the code is typed, as it is shown: without the protocol. */
	shown: string;
	/** The same with the code in it, whole, and as a QR code. */
	address: string;
	qr: Drawing;
}

/**
 * How learners come to a course.
 * @param url of the page that asks.
 * @returns undefined where no other device reaches this server.
 */
export function joining(url: URL, lang: Lang, { code }: Pick<Course, 'code'>): Joining | undefined {
	const origin = originForOthers(url);
	if (!origin) return undefined;
	const page = `${origin}${pathIn(lang, '/course')}`;
	const address = `${page}?code=${code}`;
	return { shown: page.replace(/^https?:\/\//, ''), address, qr: draw(address) };
}
