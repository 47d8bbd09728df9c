import { readFileSync } from 'node:fs';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../../src/commands/steps/chromium.mjs';

/** How fast computer and network are. */
export interface Profile {
	name: 'full' | 'slowed';
	/** The processor is so many times slower. */
	cpu: number;
	/** Bytes a second and milliseconds; missing where the network is not slowed. */
	network?: { down: number; up: number; latency: number };
}

const MBIT = 1_000_000 / 8;
export const PROFILES: readonly Profile[] = [
	{ name: 'full', cpu: 1 },
	{ name: 'slowed', cpu: 6, network: { down: 1.6 * MBIT, up: 0.75 * MBIT, latency: 150 } }
];

const probe = readFileSync(new URL('./probe.js', import.meta.url), 'utf8');

/** Starts the browser, without anything that would use the network or the processor by itself. */
export function launch(): Promise<Browser> {
	const executablePath = chromiumPath();
	return chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: CHROMIUM_ARGS
	});
}

/** A page with empty caches and storage, and a direct line to the browser about it. */
export interface Visit {
	page: Page;
	cdp: CDPSession;
	close: () => Promise<void>;
}

/**
 * Opens a fresh page.
 * @param script run in the page before anything else, after the probe.
 */
export async function visit(browser: Browser, profile: Profile, script = ''): Promise<Visit> {
	const context = await browser.newContext({
		locale: 'ja-JP',
		viewport: { width: 1280, height: 800 }
	});
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	await page.addInitScript({ content: `${probe}\n${script}` });
	await cdp.send('Network.enable');
	// Time that the thread has worked: what others on the machine do does not count.
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu });
	if (profile.network) {
		await cdp.send('Network.emulateNetworkConditions', {
			offline: false,
			downloadThroughput: profile.network.down,
			uploadThroughput: profile.network.up,
			latency: profile.network.latency
		});
	}
	return { page, cdp, close: () => context.close() };
}

/** One real click of the mouse. */
export async function press(cdp: CDPSession, { x, y }: { x: number; y: number }): Promise<void> {
	const at = { x, y, button: 'left', clickCount: 1 } as const;
	await Promise.all([
		cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' }),
		cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' })
	]);
}

export const wait = (milliseconds: number) =>
	new Promise<void>((done) => setTimeout(done, milliseconds));
