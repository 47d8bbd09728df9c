import type { Request } from '@playwright/test';
import { Answering, COURSE, STORY } from './answering';
import { moved, pointer } from './walking';
import { expect, test } from './watch';

/** What was typed on the way; none of it may ever be seen again. */
const WORDS = ['待つのがこわい', '急いでいたのは私', '田中さんのこと'];
/** A moment: milliseconds or seconds since 1970, a date, a time of day. */
const MOMENT = /(?<!\d)1[6-9]\d{8}(?:\d{3})?(?!\d)|\d{4}-\d\d-\d\d|\d\d:\d\d/;
/** Headers that a browser sets by itself; none of ours is among them but what kind of body it is. */
const BROWSERS =
	/^(accept|accept-encoding|accept-language|cache-control|connection|content-length|content-type|dnt|host|if-modified-since|if-none-match|origin|pragma|priority|purpose|range|referer|sec-.*|upgrade-insecure-requests|user-agent)$/;

test('from the front page through a run to sending, nothing leaves but what was shown', async ({
	page,
	context
}) => {
	test.slow();
	const server = new Answering();
	await server.listen(context);
	const requests: Request[] = [];
	context.on('request', (request) => requests.push(request));

	await page.goto(`/course?code=${COURSE.code}`);
	await page.locator('[data-join]').click();
	await expect(page.locator('[data-joined]')).toBeVisible();
	await page.goto('/');
	await page.locator(`main article a[href$="/scenarios/${STORY}"]`).first().click();
	await page.waitForFunction(() => window.bansoEarly?.ready);
	while ((await page.locator('[data-ending]').count()) === 0) {
		const before = await page.locator('article').innerText();
		const field = page.locator('article textarea:visible');
		if (await field.count()) await field.first().fill(WORDS[0] ?? '');
		const choices = page.locator('[data-choice]');
		if (await choices.count()) await choices.first().click();
		else await pointer.use(page, '[data-next]');
		await moved(page, before);
	}
	await page.locator('article a[href*="look-back"]').click();
	const fields = page.locator('main textarea');
	await expect(fields.first()).toBeVisible();
	await fields.first().fill(WORDS[1] ?? '');
	await fields.last().fill(WORDS[2] ?? '');
	await fields.last().blur();
	await page.locator('[data-look=course]').click();
	const shown = await page.locator('[data-wire]').evaluate((text) => text.textContent ?? '');
	await page.locator('[data-consent=send]').click();
	await expect(page.locator('[data-section=sending] [data-state=delivered]')).toBeVisible();
	await page.goto('/receipt');
	await page.locator('[data-ask]').click();
	await expect(page.locator('[data-known=waiting]')).toBeVisible();
	await page.goto('/journal');
	await expect(page.locator('[data-journal=ready]')).toBeVisible();

	expect(requests.length).toBeGreaterThan(20);
	const bodies: string[] = [];
	for (const request of requests) {
		const headers = await request.allHeaders();
		for (const name of Object.keys(headers)) {
			expect(name.startsWith(':') || BROWSERS.test(name), `${name} of ${request.url()}`).toBe(true);
		}
		const body = request.postData();
		if (body !== null) {
			bodies.push(body);
			expect(headers['referer'], 'the page names a run').toBeUndefined();
		}
		const all = decodeURIComponent(`${request.url()} ${headers['referer'] ?? ''} ${body ?? ''}`);
		for (const words of WORDS) expect(all).not.toContain(words);
		// Build files are named by their contents.
		if (!request.url().includes('/_app/')) expect(all.replace(COURSE.code, '')).not.toMatch(MOMENT);
	}
	const { receipt } = JSON.parse(shown) as { receipt: string };
	expect(bodies).toEqual([shown, JSON.stringify({ receipt, act: 'ask' })]);
	expect(await context.cookies()).toEqual([]);
});
