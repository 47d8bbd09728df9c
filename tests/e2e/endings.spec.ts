import { follow, prefix, stories, waysToEndings } from './walking';
import { expect, expectAccessible, test } from './watch';

/** Every story, in every language, from its first line to three different endings, by keyboard alone. */
for (const [slug, program] of stories) {
	for (const lang of ['ja', 'en']) {
		for (const { ending, acts } of waysToEndings(program).slice(0, 3)) {
			test(`${slug} (${lang}) by keyboard to ${ending}`, async ({ page }) => {
				await page.goto(`${prefix(lang)}/scenarios/${slug}`);
				await expect(page.locator('main')).toHaveAttribute('data-scenario', slug);
				await expect(page.locator('html')).toHaveAttribute('lang', lang);
				await follow(page, acts);
				await expect(page.locator('[data-ending]')).toHaveAttribute('data-ending', ending);
				await expect(page.locator('article h2')).toBeFocused();
				await expectAccessible(page);
			});
		}
	}
}
