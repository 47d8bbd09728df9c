import { haveRead, join, sent, test, toSending, wire } from './sending.steps';
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
