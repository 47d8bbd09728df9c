import type { Browser } from '@playwright/test';
import { press, visit, wait, type Profile } from './browser';
import { Traffic, type Weight } from './traffic';
import type { Subject } from './subjects';

/** One cold visit; milliseconds since navigation. */
export interface Load {
	/** The first scene is painted and can be read. */
	readable: number;
	/** What follows the first choice is painted; missing where the press was lost. */
	answered?: number;
	/** What came until then, or until the patience ended. */
	weight: Weight;
}

/** Milliseconds after which a single press counts as lost. */
const PATIENCE = 20_000;
/** Milliseconds between presses that are repeated. */
const PACE = 20;

/**
 * Visits a page with empty caches and presses its first choice on the first frame after it can be seen.
 * @param repeat press again and again until the screen changes, as nobody does; without it once, as everybody does.
 * @throws Error when the first scene does not appear.
 */
export async function load(
	browser: Browser,
	{ url, texts }: Subject,
	profile: Profile,
	repeat: boolean
): Promise<Load> {
	const watch = `if (window === top && location.protocol === 'http:') bansoProbe.watchLoad(${JSON.stringify(texts)}, (news) => bansoTell(JSON.stringify(news)));`;
	const { page, cdp, close } = await visit(browser, profile, watch);
	try {
		const traffic = new Traffic(cdp);
		const times: Partial<Record<string, number>> = {};
		let pressing: Promise<void> | undefined;
		const over = new Promise<void>((done) => {
			cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
				if (name !== 'bansoTell') return;
				const news = JSON.parse(payload) as { what: string; at: number; x: number; y: number };
				times[news.what] ??= news.at;
				if (news.what === 'seen') {
					pressing = (async () => {
						do {
							await press(cdp, news);
							await wait(PACE);
						} while (repeat && times.answered === undefined);
					})();
				}
				if (times.readable !== undefined && times.answered !== undefined) done();
			});
		});
		await cdp.send('Runtime.enable');
		await cdp.send('Runtime.addBinding', { name: 'bansoTell' });
		await page.goto(url, { waitUntil: 'commit' });
		await Promise.race([over, wait(PATIENCE)]);
		await pressing?.catch(() => undefined);
		if (times.readable === undefined) throw new Error(`${url}: the first scene did not appear.`);
		const origin = await page.evaluate(() => performance.timeOrigin);
		const { readable, answered } = times;
		const weight = traffic.until((origin + (answered ?? PATIENCE)) / 1000);
		return { readable, weight, ...(answered === undefined ? {} : { answered }) };
	} finally {
		await close();
	}
}
