import { readFile } from 'node:fs/promises';
import { fromFile } from '../../src/lib/review/file';
import { haveRead, join, sent, test, toPreview, toSending, wire } from './sending.steps';
import { expect, expectAccessible } from './watch';

test('without a network it waits, and arrives once when the network is back', async ({
	page,
	context,
	server
}) => {
	await toPreview(page);
	const shown = await wire(page);
	await server.away(context, true);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'waiting');
	await expect.poll(() => server.tried).toEqual(['/api/contribution']);
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'waiting');
	expect(server.rows.size).toBe(0);
	await server.away(context, false);
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
	expect(server.to('/api/contribution')).toEqual([shown]);
});

test('what was agreed to on a page that was closed goes from the next page that is opened', async ({
	page,
	context,
	server
}) => {
	await toPreview(page);
	await server.away(context, true);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'waiting');
	await page.close();
	await server.away(context, false);
	const [one, two] = [await context.newPage(), await context.newPage()];
	await Promise.all([one.goto('/'), two.goto('/coverage')]);
	await expect.poll(() => server.rows.size).toBe(1);
	await one.goto('/receipt');
	await expect(one.locator('[data-standing=delivered]')).toBeVisible();
});

test('an answer that is lost makes no second contribution', async ({ page, server }) => {
	server.weather = ['unheard', 'unheard'];
	await toPreview(page);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'waiting');
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered', { timeout: 20_000 });
	const posted = server.to('/api/contribution');
	expect(posted).toHaveLength(3);
	expect(new Set(posted).size).toBe(1);
	expect(server.rows.size).toBe(1);
});

test('a refusal is told kindly, and the run may be sent again', async ({ page, server }) => {
	server.weather = [{ status: 409, code: 'closed' }];
	await toPreview(page);
	await page.locator('[data-consent=send]').click();
	await expect(page.locator('[data-sent=refused]')).toBeVisible();
	await expect(page.locator('[data-receipt]')).toHaveCount(0);
	await expectAccessible(page);
	await page.locator('[data-look=course]').click();
	await page.locator('[data-consent=send]').click();
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
	expect(server.rows.size).toBe(1);
});

test('what has not left is taken back without a network, and never leaves', async ({
	page,
	context,
	server
}) => {
	await join(page);
	await haveRead(page, 'a'.repeat(32));
	const other = await context.newPage();
	await other.goto('/receipt');
	await toSending(page, 'a'.repeat(32));
	// Nothing of ours even tries: the courier is held up by another page.
	await other.evaluate(
		() => void navigator.locks.request('banso-sending', () => new Promise(() => {}))
	);
	await page.locator('[data-look=course]').click();
	await page.locator('[data-consent=send]').click();
	await expect(other.locator('[data-standing=waiting]')).toBeVisible();
	await server.away(context, true);
	await other.locator('[data-take-back]').click();
	await expect(other.locator('[data-standing=withdrawn]')).toBeVisible();
	await expect(page.locator('[data-look=course]')).toBeVisible();
	await server.away(context, false);
	await other.close();
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	expect(server.posted).toEqual([]);
});

test('a contribution goes into a file where there is no course', async ({ page, server }) => {
	const chosen = await haveRead(page, 'a'.repeat(32));
	await page.reload();
	await page.locator('[data-hand-over]').click();
	await page.locator('[data-look=file]').click();
	const shown = await wire(page);
	await expectAccessible(page);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('[data-consent=file]').click()
	]);
	const text = await readFile(await download.path(), 'utf8');
	expect(text).toBe(shown);
	expect(fromFile(text)?.contribution).toMatchObject({ time: 'first', deeds: chosen });
	await expect(page.locator(sent)).toHaveAttribute('data-state', 'file');
	expect(server.posted).toEqual([]);
	// It was not handed over after all.
	await page.goto('/receipt');
	await page.locator('[data-take-back]').click();
	await expect(page.locator('[data-standing=withdrawn]')).toBeVisible();
});
