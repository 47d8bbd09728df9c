import { follow, keyboard, pointer, prefix, stories, waysToEndings } from './walking';
import { expect, expectAccessible, test } from './watch';

/**
 * Every story, in every language, from its first line to three different endings. The journey knows no story: it
 * reads from the page what there is to choose. One of the three goes by keyboard alone. One language is read on a
 * phone and the other at a desk, and the next story the other way round, so that a hundred stories take half the time.
 */
for (const [n, [slug, program]] of [...stories].entries()) {
	for (const [m, lang] of ['ja', 'en'].entries()) {
		for (const [k, { ending, acts }] of waysToEndings(program).slice(0, 3).entries()) {
			const hand = k === 0 ? keyboard : pointer;
			const name = hand === keyboard ? 'by keyboard ' : '';
			test(`${slug} (${lang}) ${name}to ${ending}`, async ({ page }, { project }) => {
				test.skip((project.name === 'phone') !== ((n + m) % 2 === 0), 'the other screen');
				await page.goto(`${prefix(lang)}/scenarios/${slug}`);
				await expect(page.locator('main')).toHaveAttribute('data-scenario', slug);
				await expect(page.locator('html')).toHaveAttribute('lang', lang);
				await page.waitForFunction(() => window.bansoEarly.ready);
				await follow(page, acts, hand);
				await expect(page.locator('[data-ending]')).toHaveAttribute('data-ending', ending);
				await expect(page.locator('article h2')).toBeFocused();
				if (hand === keyboard) await expectAccessible(page);
			});
		}
	}
}
