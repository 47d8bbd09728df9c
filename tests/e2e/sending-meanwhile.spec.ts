import { COURSE, haveRead, join, sent, test, toSending, wire } from './sending.steps';
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
