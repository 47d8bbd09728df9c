import { gzipSync } from 'node:zlib';
import { lead, phase, sit, toVote } from './join.steps';
import { expect, test } from './watch';

/** Most JavaScript of the page, gzipped, in bytes: 40 KiB. */
const MOST = 40_960;

test('the script of the phone’s page is light', async ({ page, request }) => {
	const bodies = new Map<string, Promise<Buffer>>();
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body());
	});
	const led = await lead(request, 'ja');
	await sit(page, led.code);
	await toVote(page, led);
	await phase(page, 'choosing');
	await page.locator('button[data-choice]').first().click();
	await expect(page.locator('[data-answer=kept]')).toBeVisible();

	const scripts = await Promise.all(bodies.values());
	expect(scripts.length).toBeGreaterThan(0);
	const weight = scripts.reduce((sum, body) => sum + gzipSync(body).length, 0);
	test.info().annotations.push({ type: 'gzipped bytes', description: String(weight) });
	expect(weight).toBeLessThan(MOST);
	expect(Buffer.concat(scripts).toString()).not.toContain('i18next');
});
