import type { Db } from '../../../src/lib/server/database/tables';
import { readPage } from '../../../src/lib/server/review/reading-page';
import { percentile } from '../statistics';
import type { Visit } from './fill';
import * as now from './stories';

/** How long the server took to read what a course's page shows, in milliseconds. */
export interface Opened {
	p50: number;
	p95: number;
	max: number;
	/** Pages, and bytes of what was read for one of them. */
	pages: number;
	bytes: number;
}

/** So many pages are opened first that are not counted: what is read and compiled once. */
const WARM = 20;

/**
 * Opens the pages of some courses, one after another, as `/review/[course]` does: with whether one may, the note of who
 * looked, reflections, and what else can stand beside it.
 * @param pages how many.
 */
export async function measureOpening(
	db: Db,
	visits: readonly Visit[],
	pages: number
): Promise<Opened> {
	const took: number[] = [];
	let bytes = 0;
	for (let n = 0; n < pages + WARM; n++) {
		const visit = visits[Math.floor(Math.random() * visits.length)];
		if (!visit) throw new Error('There are no courses.');
		const began = performance.now();
		const { trainer, course } = visit;
		const page = await readPage({ db, trainer }, { course, story: null, release: null }, 'ja', now);
		if (n >= WARM) took.push(performance.now() - began);
		bytes = JSON.stringify(page).length;
		if (page.columns.length === 0) throw new Error('A course has no release to open.');
		if (page.written.length === 0) throw new Error('A course has no reflections to open.');
	}
	const at = (of100: number) => percentile(took, of100);
	return { p50: at(50), p95: at(95), max: at(100), pages, bytes };
}
