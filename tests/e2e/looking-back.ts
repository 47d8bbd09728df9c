import type { Page } from '@playwright/test';
import { prefix } from './walking';
import { expect, expectAccessible } from './watch';

/** What was read, on the page of whose ending one stands. */
interface Read {
	slug: string;
	lang: string;
	/** How many decisions were made on the way. */
	decisions: number;
	/** Whether another branch is opened and looked back on, too. */
	branch: boolean;
}

/** Looks back from an ending: the record, the questions, the other language, and another branch. */
export async function lookBack(page: Page, { slug, lang, decisions, branch }: Read): Promise<void> {
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

	// Again from here: the decision stands open, and another choice opens a branch.
	if (!branch) return;
	await page.goBack();
	await again.nth(1).click();
	await expect(page.locator('[data-choice]').first()).toBeVisible();
	await page.waitForFunction(() => window.bansoEarly.ready);
	const other = page.locator('[data-choice]:not(:has(.before))').first();
	await other.click();
	await expect(page.locator('[data-choice]')).toHaveCount(0);
	// A step is stored behind what is shown; a reader does not leave in the same instant.
	await page.waitForTimeout(500);
	await page.goto(`${prefix(lang)}/scenarios/${slug}/look-back?run=${run}`);
	await expect(page.locator('main')).toContainText(
		lang === 'ja' ? '二つの道を並べて' : /side by side/i
	);
	await expectAccessible(page);

	// Printed, no control is left on the page.
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('main button:visible')).toHaveCount(0);
	await expect(page.locator('header')).toBeHidden();
}
