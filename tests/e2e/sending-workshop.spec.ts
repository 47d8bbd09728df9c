import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { Answering, COURSE } from './answering';
import { lead, phase, sit, toVote } from './join.steps';
import { slowDisk, wire } from './sending.steps';
import { expect, expectAccessible, test } from './watch';

/** An evening that is led, on a story of the course that is answered here. */
async function evening(context: BrowserContext, request: APIRequestContext, lang: string) {
	const server = new Answering();
	await server.listen(context);
	const led = await lead(request, lang);
	const { story } = (await (await request.get(`/api/workshop/${led.id}`)).json()) as {
		story: string;
	};
	server.course = { ...COURSE, stories: [story] };
	return { server, led, story };
}

for (const lang of ['ja', 'en']) {
	test(`a phone that one person used is asked at the end, and sends its own last answers (${lang})`, async ({
		page,
		context,
		request
	}) => {
		const { server, led, story } = await evening(context, request, lang);
		await sit(page, led.code, lang);
		await toVote(page, led);
		await phase(page, 'choosing');
		const choices = page.locator('button[data-choice]');
		await choices.first().click();
		await expect(page.locator('[data-answer=kept]')).toBeVisible();
		const last = await choices.nth(1).getAttribute('data-choice');
		await choices.nth(1).click();
		await expect(page.locator(`[data-choice="${last}"] [data-answer=kept]`)).toBeVisible();
		await led.tell({ type: 'ended' });
		await phase(page, 'ended');

		await expect(page.locator('[data-hand-over=asked]')).toBeVisible();
		await page.locator('[data-course-code]').fill(COURSE.code);
		await page.locator('[data-find]').click();
		await page.locator('[data-join]').click();
		await page.locator('[data-look=course]').click();
		await expect(page.locator('[data-preview] dd')).toHaveCount(1);
		await expectAccessible(page);
		const shown = await wire(page);
		const goOn = await slowDisk(page);
		await page.locator('[data-consent=send]').click();
		// Too late to say no: it goes.
		await page.locator('[data-not-now]').click({ force: true });
		await expect(page.locator('[data-hand-over=asked]')).toBeVisible();
		await goOn();
		await expect(page.locator('[data-hand-over=sent] [data-state=delivered]')).toBeVisible();
		expect(server.to('/api/contribution')).toEqual([shown]);
		expect(JSON.parse(shown)).toMatchObject({
			contribution: { scenario: story, time: 'together', deeds: [{ did: last }] }
		});
		await expectAccessible(page);
		expect(await page.evaluate(() => localStorage.getItem('banso:answers'))).toBeNull();
	});
}

test('who would rather not is done with one press; a table is not asked', async ({
	page,
	browser,
	request,
	baseURL
}) => {
	const led = await lead(request, 'ja');
	await sit(page, led.code);
	const context = await browser.newContext(baseURL ? { baseURL } : {});
	const table = await context.newPage();
	await table.goto(`/join?code=${led.code}`);
	await table.locator('[aria-expanded]').click();
	await table.locator('[data-sit=table]').click();
	await phase(table, 'gathering');
	await toVote(page, led);
	await phase(page, 'choosing');
	await page.locator('button[data-choice]').first().click();
	await expect(page.locator('[data-answer=kept]')).toBeVisible();
	await phase(table, 'choosing');
	await table.locator('[data-choice] + .stepper [data-by="1"]').first().click();
	await expect(table.locator('[data-answer=kept]')).toBeVisible();
	await led.tell({ type: 'ended' });
	await phase(page, 'ended');
	await page.locator('[data-not-now]').click();
	await expect(page.locator('[data-hand-over=over]')).toBeVisible();
	expect(await page.evaluate(() => localStorage.getItem('banso:answers'))).toBeNull();
	await phase(table, 'ended');
	await expect(table.locator('[data-forget]')).toBeVisible();
	await expect(table.locator('[data-hand-over]')).toHaveCount(0);
	await context.close();
});

test('answers are remembered until they have arrived: a refusal does not lose them', async ({
	page,
	context,
	request
}) => {
	const { server, led } = await evening(context, request, 'ja');
	await sit(page, led.code);
	await toVote(page, led);
	await phase(page, 'choosing');
	await page.locator('button[data-choice]').first().click();
	await expect(page.locator('[data-answer=kept]')).toBeVisible();
	await led.tell({ type: 'ended' });
	await phase(page, 'ended');
	await page.locator('[data-course-code]').fill(COURSE.code);
	await page.locator('[data-find]').click();
	await page.locator('[data-join]').click();
	await page.locator('[data-look=course]').click();
	await page.waitForLoadState('networkidle');
	await server.away(context, true);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator('[data-hand-over=sent] [data-state=waiting]')).toBeVisible();
	const answers = () => page.evaluate(() => localStorage.getItem('banso:answers'));
	expect(await answers()).not.toBeNull();
	server.weather = [{ status: 409, code: 'full' }];
	await server.away(context, false);
	await expect(page.locator('[data-hand-over=asked] [data-sent=refused]')).toBeVisible();
	expect(await answers()).not.toBeNull();
	await page.locator('[data-look=course]').click();
	await page.locator('[data-consent=send]').click();
	await expect(page.locator('[data-hand-over=sent] [data-state=delivered]')).toBeVisible();
	expect(await answers()).toBeNull();
});
