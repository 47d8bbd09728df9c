import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';

for (const lang of ['ja', 'en']) {
	test(`everything that is to be taught leads to its decisions (${lang})`, async ({ page }) => {
		await page.goto(`${prefix(lang)}/coverage`);
		await expect(page.locator('tbody tr')).toHaveCount(16);
		for (const row of await page.locator('tbody tr').all()) {
			await expect(row.locator('td a').first()).toBeAttached();
		}
		await expect(page.locator('[data-principle]')).toHaveCount(16);
		await expect(page.locator('[data-opinion]')).toHaveCount(76);
		for (const kind of ['principle', 'opinion']) {
			const empty = await page
				.locator(`[data-${kind}]`)
				.evaluateAll((all) => all.filter((one) => !one.querySelector('a')).length);
			expect(empty).toBe(0);
		}
		await expectAccessible(page);
		// By keyboard: open a row, follow a link, stand at the decision.
		await page.locator('[data-row] summary').first().focus();
		await page.keyboard.press('Enter');
		const link = page.locator('[data-opinion] a').first();
		const [, scene] = ((await link.getAttribute('href')) ?? '').split('#');
		await link.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(new RegExp(`#${scene}$`));
		await expect(page.locator(`[data-decision=${scene}]`)).toBeInViewport();
		await expectAccessible(page);
	});
}
