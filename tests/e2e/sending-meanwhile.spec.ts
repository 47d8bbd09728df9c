import { COURSE } from './answering';
import { haveRead, join, sent, slowDisk, test, toPreview, toSending, wire } from './sending.steps';
import { expect } from './watch';

const RUN = 'a'.repeat(32);

test('what is read is what goes, though the page turns to another branch meanwhile', async ({
	page,
	server
}) => {
	await join(page);
	const chosen = await haveRead(page, RUN, { twice: true });
	await toSending(page, RUN);
	await page.locator('[data-look=course]').click();
	const shown = await wire(page);
	const lines = await page.locator('[data-preview] dd').allInnerTexts();
	await page.locator('nav a[href*="branch=other"]').click();
	await expect(page.locator('nav a[href*="branch=other"]')).toHaveAttribute('aria-current', 'page');

	expect(await page.locator('[data-preview] dd').allInnerTexts()).toEqual(lines);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
	expect(server.to('/api/contribution')).toEqual([shown]);
	expect(JSON.parse(shown)).toMatchObject({ contribution: { deeds: chosen } });
});

test('words that are being read again stay with their question, whatever becomes of the journal’s own', async ({
	page,
	server
}) => {
	await join(page);
	await haveRead(page, RUN);
	await toSending(page, RUN);
	const tensions = page.locator('[data-tension]');
	await expect(tensions).toHaveCount(2);
	for (const n of [0, 1]) {
		await tensions.nth(n).locator('textarea').fill(`言葉${n}`);
		await tensions.nth(n).locator('textarea').blur();
	}
	await page.locator('[data-words] summary').first().click();
	await page.locator('[data-words] input[type=radio]').first().check();
	await page.locator('[data-look=words]').click();
	const copy = page.locator('[data-preview=words] textarea');
	const { scene } = JSON.parse(await wire(page)) as { scene: string };
	await copy.fill('直した言葉');
	for (const n of [0, 1]) {
		await tensions.nth(n).locator('textarea').fill('');
		await tensions.nth(n).locator('textarea').blur();
	}
	await expect(copy).toHaveValue('直した言葉');
	await page.locator('[data-consent=words]').click();
	await expect(page.locator('[data-words] [data-state=delivered]')).toBeVisible();
	expect(server.to('/api/reflection').map((body) => JSON.parse(body) as unknown)).toMatchObject([
		{ course: COURSE.id, scene, text: '直した言葉' }
	]);
});

test('of two pages on which somebody agrees, the second is told kindly that it may not go any more', async ({
	page,
	context,
	server
}) => {
	await join(page);
	for (const [n, run] of ['a', 'b', 'c'].entries()) {
		await haveRead(page, run.repeat(32), { started: n });
	}
	const other = await context.newPage();
	for (const [tab, run] of [[page, 'b'] as const, [other, 'c'] as const]) {
		await toSending(tab, run.repeat(32));
		await tab.locator('[data-look=course]').click();
		await expect(tab.locator('[data-preview]')).toBeVisible();
	}
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
	await other.locator('[data-consent=send]').click();
	await expect(other.locator('[data-told=may-changed]')).toBeVisible();
	await expect(other.locator('[data-preview]')).toHaveCount(0);
	await expect(other.locator('[data-hindered=may-later-sent]')).toBeVisible();
	await other.goto('/receipt');
	await expect(other.locator('[data-own]')).toHaveCount(1);
	expect(server.posted).toHaveLength(1);
});

test('words on a story go once, though their receipt was thrown away', async ({ page, server }) => {
	await join(page);
	await haveRead(page, RUN, { reflection: 'ある言葉' });
	await toSending(page, RUN);
	await page.locator('[data-words] summary').first().click();
	await page.locator('[data-look=words]').click();
	await page.locator('[data-consent=words]').click();
	await expect(page.locator('[data-words] [data-state=delivered]')).toBeVisible();
	await page.goto('/receipt');
	await page.locator('summary', { hasText: '受取番号を消す' }).click();
	await page.locator('[data-forget-receipts]').click();
	await expect(page.locator('[data-own]')).toHaveCount(0);
	await toSending(page, RUN);
	await page.locator('[data-words] summary').first().click();
	await expect(page.locator('[data-words] p').first()).toBeVisible();
	await expect(page.locator('[data-look=words]')).toHaveCount(0);
	expect(server.rows.size).toBe(1);
});

test('nobody is told that nothing was sent while it goes', async ({ page, server }) => {
	await toPreview(page);
	const goOn = await slowDisk(page);
	await page.locator('[data-consent=send]').click();
	await page.keyboard.press('Escape');
	await page.locator('[data-decline]').click({ force: true });
	await expect(page.locator('[data-decline]')).toHaveAttribute('aria-disabled', 'true');
	await expect(page.locator('[data-told=not-sent]')).toHaveCount(0);
	await goOn();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
	expect(server.rows.size).toBe(1);
});

test('a receipt on paper is asked about again after the first try failed', async ({
	page,
	context,
	server
}) => {
	await page.goto('/receipt');
	await expect(page.locator('[data-receipts=ready]')).toBeVisible();
	await page.waitForLoadState('networkidle');
	const other = page.locator('main > section').last();
	await server.away(context, true);
	await page.locator('[data-receipt-input]').fill('f'.repeat(32));
	await page.locator('[data-ask-typed]').click();
	await expect(other.locator('[data-told=ask-unreached]')).toBeVisible();
	await server.away(context, false);
	await page.locator('[data-ask-typed]').click();
	await expect(other.locator('[data-known=unknown]')).toBeVisible();
});

test('receipts are deleted but for those of what has not arrived, and that is said', async ({
	page,
	context,
	server
}) => {
	await toPreview(page);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
	await haveRead(page, 'b'.repeat(32), { started: 2 });
	await toSending(page, 'b'.repeat(32));
	await page.locator('[data-look=course]').click();
	await page.waitForLoadState('networkidle');
	const receipts = await context.newPage();
	await receipts.goto('/receipt');
	await receipts.waitForLoadState('networkidle');
	await server.away(context, true);
	await page.locator('[data-consent=send]').click();
	await expect(receipts.locator('[data-standing=waiting]')).toBeVisible();
	await receipts.locator('details').last().locator('summary').click();
	await receipts.locator('[data-forget-receipts]').click();
	await expect(receipts.locator('[data-own]')).toHaveCount(1);
	await expect(receipts.locator('[data-said]')).toContainText('まだ届いていないものは、残しました');
	await server.away(context, false);
	await expect(receipts.locator('[data-standing=delivered]')).toBeVisible();
	await receipts.locator('details').last().locator('summary').click();
	await receipts.locator('[data-forget-receipts]').click();
	await expect(receipts.locator('[data-own]')).toHaveCount(0);
	await expect(receipts.locator('[data-said]')).not.toContainText('残しました');
});

for (const path of ['/', '/join']) {
	test(`answers of a workshop are forgotten after a day when ${path} is opened`, async ({
		page
	}) => {
		await page.goto('/receipt');
		const put = (hours: number) =>
			page.evaluate(
				(since) => {
					const answers = { session: 's', story: 'tea', chosen: { kitchen: 'wait' }, since };
					localStorage.setItem('banso:answers', JSON.stringify(answers));
				},
				Date.now() - hours * 3_600_000
			);
		const answers = () => page.evaluate(() => localStorage.getItem('banso:answers'));
		await page.waitForLoadState('networkidle');
		await put(23);
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		// The quiet time of a page has passed.
		await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
		expect(await answers()).not.toBeNull();
		await put(25);
		await page.goto(path);
		await expect.poll(answers).toBeNull();
	});
}
