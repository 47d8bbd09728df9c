import { describe, expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';

/** A computer with these files and nothing else; every browser on it starts unless it is named in `broken`. */
function computer(files: string[], env: Record<string, string> = {}, broken: string[] = []) {
	return {
		env: { PATH: '/usr/local/bin:/usr/bin', ...env },
		platform: 'linux' as const,
		exists: (file: string) => files.includes(file),
		starts: (file: string) => !broken.includes(file),
		playwright: () => '/cache/playwright/chrome'
	};
}

describe('the search for a Chromium', () => {
	it('takes CHROMIUM_PATH before anything else', () => {
		const found = findChromium(
			computer(['/opt/c', '/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/c' })
		);
		expect(found).toEqual({ path: '/opt/c', source: 'CHROMIUM_PATH' });
	});

	it('says so when CHROMIUM_PATH leads nowhere', () => {
		const lost = computer(['/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/none' });
		expect(() => findChromium(lost)).toThrow(/CHROMIUM_PATH.*\/opt\/none/);
	});

	it('prefers chromium on PATH to other browsers', () => {
		const files = ['/usr/local/bin/google-chrome', '/usr/bin/chromium'];
		expect(findChromium(computer(files))?.path).toBe('/usr/bin/chromium');
	});

	it('passes over a browser that does not start', () => {
		const files = ['/usr/bin/chromium-browser', '/usr/bin/microsoft-edge'];
		const found = findChromium(computer(files, {}, ['/usr/bin/chromium-browser']));
		expect(found?.path).toBe('/usr/bin/microsoft-edge');
	});

	it("leaves Playwright's own to Playwright", () => {
		const found = findChromium(computer(['/cache/playwright/chrome']));
		expect(found).toEqual({ path: undefined, source: 'playwright' });
	});

	it('looks in the usual places of macOS', () => {
		const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
		const mac = { ...computer([chrome]), platform: 'darwin' as const };
		expect(findChromium(mac)).toEqual({ path: chrome, source: 'system' });
	});

	it('finds nothing where there is nothing', () => {
		expect(findChromium(computer([]))).toBeUndefined();
	});
});
