import { HANA, signIn, startServer, welcome } from './trainers.steps';
import { expect, expectAccessible, test } from './watch';

test('first link, welcome, sign out, sign in', async ({ page }) => {
	const served = await startServer();
	try {
		await page.goto(`${served.url}/trainers/account`);
		await expect(page).toHaveURL(`${served.url}/trainers/sign-in?to=%2Ftrainers%2Faccount`);
		await expectAccessible(page);
		await page.goto(served.link);
		await expect(page.locator('[data-welcome]')).toBeVisible();
		await expectAccessible(page);
		await welcome(page, served.link);
		await page.locator('[data-leave]').click();
		await expect(page.locator('[data-sign-in]')).toBeVisible();
		await signIn(page, served.url, { ...HANA, password: 'wrong-wrong-wrong' });
		await expect(page.locator('[data-code=wrong]')).toBeVisible();
		await signIn(page, served.url);
		await expect(page.locator('[data-trainer=admin]')).toBeVisible();
	} finally {
		await served.stop();
	}
});
