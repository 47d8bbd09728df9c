import { follow, moved, prefix, ready, stories } from './walking';
import { expect, expectAccessible, test } from './watch';

const every = [...stories];
const scenesOf = (slug: string) => Object.values(stories.get(slug)?.scenes ?? {});

/** Stories with a form of their own, whichever they are. */
for (const [slug] of every.filter(([, { parts }]) => parts)) {
	test(`${slug}: each scene says which part it belongs to, and what is on the table`, async ({
		page
	}) => {
		await page.goto(`/scenarios/${slug}`);
		const first = scenesOf(slug)[0];
		const header = page.locator(`[data-part="${first?.part}"]`);
		await expect(header).toBeVisible();
		if (first?.item) await expect(header.locator('[aria-current=step]')).toHaveCount(1);
		await expectAccessible(page);
	});
}

for (const [slug, { page: blocks }] of every.filter(([, program]) => program.page)) {
	for (const lang of ['ja', 'en']) {
		test(`${slug} (${lang}): the page fills as choices are made`, async ({ page }) => {
			await page.goto(`${prefix(lang)}/scenarios/${slug}`);
			await page.waitForFunction(() => window.bansoEarly.ready);
			const empty = page.locator('article [data-block].empty');
			while ((await empty.count()) === 0) await page.locator('[data-next]').click();
			await expect(page.locator('article [data-block]')).toHaveCount(blocks?.length ?? 0);
			const before = await empty.count();
			while ((await empty.count()) >= before) {
				await page.locator('[data-choice], [data-next]').first().click();
				await ready(page);
			}
			await expectAccessible(page);
		});
	}
}

for (const [slug] of every.filter(([slug]) => scenesOf(slug).some(({ leave }) => leave))) {
	test(`${slug} can be left from its first scene, and comes to an ending all the same`, async ({
		page
	}) => {
		await page.goto(`/scenarios/${slug}`);
		await page.waitForFunction(() => window.bansoEarly.ready);
		await follow(page, ['leave']);
		while ((await page.locator('[data-ending]').count()) === 0) {
			const before = await page.locator('article').innerText();
			const leave = page.locator('[data-leave]');
			if ((await leave.count()) > 0) await leave.click();
			else await page.locator('[data-choice], [data-next]').last().click();
			await moved(page, before);
		}
		await expectAccessible(page);
	});
}
