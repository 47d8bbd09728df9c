import type { Browser, CDPSession, Page } from '@playwright/test';
import { press, visit, wait, type Profile } from './browser';
import type { Subject } from './subjects';

/** One press; milliseconds from the mouse button's release. */
export interface Press {
	kind: 'choice' | 'next';
	/** The first frame after the page changed. */
	frame: number;
	/** What follows can be seen: no frame in which it is less than half faded in counts. */
	painted: number;
	/** Nothing moves any more. */
	still: number;
	/** Milliseconds of the page's main thread, from the press until shortly after all is still. */
	work: number;
}

/** A run through a story. */
export interface Run {
	presses: Press[];
	/** Bytes of JavaScript objects after it, with garbage collected. */
	heap: number;
}

/** Milliseconds to let a page come to rest: after it was opened, and after each press. */
const REST = { opened: 1500, pressed: 120 };

interface Probe {
	aim(): { x: number; y: number; kind: Press['kind'] } | null;
	nextPress(): Promise<Omit<Press, 'kind' | 'work'>>;
}
type Probed = typeof globalThis & { bansoProbe: Probe; bansoPress: ReturnType<Probe['nextPress']> };

/**
 * Walks a story by real clicks on the first control there is, from the start again where it ends.
 * @param choices how many decisions to take; what leads on in between is pressed as well.
 */
export async function walkThrough(
	browser: Browser,
	{ url }: Subject,
	profile: Profile,
	choices: number
): Promise<Run> {
	// The network is not what is measured here.
	const { page, cdp, close } = await visit(browser, { name: profile.name, cpu: profile.cpu });
	try {
		await open(page, url);
		const presses: Press[] = [];
		let decided = 0;
		while (decided < choices) {
			const target = await page.evaluate(() => (globalThis as Probed).bansoProbe.aim());
			if (!target) {
				await open(page, url);
				continue;
			}
			presses.push(await one(page, cdp, target));
			if (target.kind === 'choice') decided++;
		}
		for (let n = 0; n < 2; n++) await cdp.send('HeapProfiler.collectGarbage');
		const { usedSize } = await cdp.send('Runtime.getHeapUsage');
		return { presses, heap: usedSize };
	} finally {
		await close();
	}
}

async function open(page: Page, url: string): Promise<void> {
	await page.goto(url, { waitUntil: 'networkidle' });
	await wait(REST.opened);
}

async function one(
	page: Page,
	cdp: CDPSession,
	{ kind, ...at }: NonNullable<ReturnType<Probe['aim']>>
): Promise<Press> {
	await page.evaluate(() => {
		const probed = globalThis as Probed;
		probed.bansoPress = probed.bansoProbe.nextPress();
	});
	// At any moment between two frames, as a person would.
	await wait(20 + 17 * Math.random());
	const before = await busy(cdp);
	await press(cdp, at);
	const times = await page.evaluate(() => (globalThis as Probed).bansoPress);
	await wait(REST.pressed);
	return { kind, ...times, work: (await busy(cdp)) - before };
}

/** Milliseconds that the main thread has worked so far. */
async function busy(cdp: CDPSession): Promise<number> {
	const { metrics } = await cdp.send('Performance.getMetrics');
	return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}
