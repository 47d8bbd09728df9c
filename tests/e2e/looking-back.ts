import { screenOf } from './screens';
import { moved, prefix as prefixOf, stories } from './walking';
import { expect, expectAccessible, test } from './watch';

/**
 * Every story is looked back on once, and every third one on two branches; every other one in English, every other pair
 * of them on a phone.
 */
for (const [n, slug] of [...stories.keys()].entries()) {
	const lang = n % 2 === 0 ? 'ja' : 'en';
	test.describe(slug, () => {
		test.use(screenOf(n >> 1));

		test(`looking back after an ending (${lang})`, async ({ page }) => {
			test.slow();
			const prefix = prefixOf(lang);
			await page.goto(`${prefix}/scenarios/${slug}`);
			await page.waitForFunction(() => window.bansoEarly.ready);
			let decisions = 0;
			while ((await page.locator('[data-ending]').count()) === 0) {
				const before = await page.locator('article').innerText();
				const choices = page.locator('[data-choice]');
				const many = await choices.count();
				await (
					many > 0 ? choices.nth(decisions++ % many) : page.locator('[data-next]').first()
				).click();
				await moved(page, before);
			}
			await page.locator('article a[href*="look-back"]').click();

			// The record has every decision, each with a way to go again from there.
			const again = page.locator('main a[href*="&at="], main a[href*="?at="]');
			await expect(again).toHaveCount(decisions);
			// Two questions at the most, and an answer that stays on the device.
			const questions = page.locator('main textarea');
			await expect(questions.first()).toBeVisible();
			expect(await questions.count()).toBeLessThanOrEqual(3);
			await questions.first().fill('あのとき、急いでいたのは私でした。');
			await questions.first().blur();
			await expectAccessible(page);

			await page.reload();
			await expect(page.locator('main textarea').first()).toHaveValue(
				'あのとき、急いでいたのは私でした。'
			);

			// The other language looks back on the same run.
			const run = new URL(page.url()).searchParams.get('run');
			await page.locator('header a[hreflang]').click();
			await expect(page).toHaveURL(new RegExp(`run=${run}`));

			// Again from here: the decision stands open, and another choice opens a branch. So it is in every story.
			if (n % 3 !== 0) return;
			await page.goBack();
			await again.nth(1).click();
			await expect(page.locator('[data-choice]').first()).toBeVisible();
			await page.waitForFunction(() => window.bansoEarly.ready);
			const other = page.locator('[data-choice]:not(:has(.before))').first();
			await other.click();
			await expect(page.locator('[data-choice]')).toHaveCount(0);
			// A step is stored behind what is shown; a reader does not leave in the same instant.
			await page.waitForTimeout(500);
			await page.goto(`${prefix}/scenarios/${slug}/look-back?run=${run}`);
			await expect(page.locator('main')).toContainText(
				lang === 'ja' ? '二つの道を並べて' : /side by side/i
			);
			await expectAccessible(page);

			// Printed, no control is left on the page.
			await page.emulateMedia({ media: 'print' });
			await expect(page.locator('main button:visible')).toHaveCount(0);
			await expect(page.locator('header')).toBeHidden();
		});
	});
}
