import type { Page } from '@playwright/test';
import { lookBack } from './looking-back';
import { screenOf } from './screens';
import { follow, keyboard, pointer, prefix, stories, waysToEndings } from './walking';
import { expect, expectAccessible, test } from './watch';

/** What is done without deciding. */
const PASSING = ['next', 'skip', 'leave'];

/**
 * Every story from its first line to three different endings, and back over the last of them; and in the other language
 * to one. The journey knows no story: it
 * reads from the page what there is to choose. One of the three goes by keyboard alone. One language is read on a
 * phone and the other at a desk, and the next story the other way round.
 */
for (const [n, [slug, program]] of [...stories].entries()) {
	for (const [m, lang] of ['ja', 'en'].entries()) {
		test.describe(`${slug} (${lang})`, () => {
			test.use(screenOf(n + m));
			// Three endings in one language, the next story in the other; beside them one by keyboard in each.
			const ways = waysToEndings(program).slice(0, m === n % 2 ? 3 : 1);
			test(`to ${ways.length} of its endings, the first by keyboard`, async ({ page }) => {
				test.slow();
				for (const [k, { ending, acts }] of ways.entries()) {
					const hand = k === 0 ? keyboard : pointer;
					await test.step(`to ${ending}`, async () => {
						if (k > 0) await forget(page);
						await page.goto(`${prefix(lang)}/scenarios/${slug}`);
						await expect(page.locator('main')).toHaveAttribute('data-scenario', slug);
						await expect(page.locator('html')).toHaveAttribute('lang', lang);
						await page.waitForFunction(() => window.bansoEarly.ready);
						await follow(page, acts, hand);
						await expect(page.locator('[data-ending]')).toHaveAttribute('data-ending', ending);
						await expect(page.locator('article h2')).toBeFocused();
						// Once for each story, in one language or the other.
						if (hand === keyboard && (n >> 1) % 2 === m) await expectAccessible(page);
					});
				}
				const { acts = [] } = ways.at(-1) ?? {};
				if (ways.length < 2) return;
				const decisions = acts.filter((did) => !PASSING.includes(did)).length;
				// What is alike in every story is tried in every third.
				await test.step('and looks back', () =>
					lookBack(page, { slug, lang, decisions, branch: n % 3 === 0 }));
			});
		});
	}
}

/** As if another reader came to the device, who has read nothing. */
async function forget(page: Page): Promise<void> {
	const { origin } = new URL(page.url());
	await page.goto('about:blank');
	const browser = await page.context().newCDPSession(page);
	await browser.send('Storage.clearDataForOrigin', {
		origin,
		storageTypes: 'indexeddb,local_storage'
	});
	await browser.detach();
}
