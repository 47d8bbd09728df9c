import { screenOf } from './screens';
import { moved, stories } from './walking';
import { expect, expectAccessible, test } from './watch';

const dangerous = [...stories].filter(([, { scenes }]) =>
	Object.values(scenes).some(({ caution }) => caution)
);

for (const [n, [slug, { scenes }]] of dangerous.entries()) {
	test.describe(slug, () => {
		test.use(screenOf(n));

		test('hard scenes are announced, can be skipped, and safety is looked after all the same', async ({
			page
		}) => {
			await page.goto(`/scenarios/${slug}`);
			await page.waitForFunction(() => window.bansoEarly.ready);
			const played = new Set<string>();
			let skipped = 0;
			while ((await page.locator('[data-ending]').count()) === 0) {
				const scene = (await page.locator('[data-scene]').getAttribute('data-scene')) ?? '';
				const skip = page.locator('[data-skip]');
				const before = await page.locator('article').innerText();
				if ((await skip.count()) > 0) {
					// Nothing of the scene stands on the page before the reader has decided.
					expect(scenes[scene]?.caution).toBeTruthy();
					await expect(page.locator('article .narration, article .line')).toHaveCount(0);
					if (skipped === 0) await expectAccessible(page);
					await skip.click();
					skipped++;
				} else {
					played.add(scene);
					await page.locator('[data-choice], [data-next]').first().click();
				}
				await moved(page, before);
			}
			expect(skipped).toBeGreaterThan(0);
			const guarded = Object.entries(scenes).filter(([, { safety }]) => safety);
			if (guarded.length > 0) expect(guarded.some(([id]) => played.has(id))).toBe(true);
		});
	});
}
