import { screenOf } from './screens';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';
import { counts, expectReadable, openWall, raise, step } from './workshop.steps';

/** One evening with raised hands, on one laptop with a projector, whose network is gone once the room is open. */
for (const [n, lang] of ['ja', 'en'].entries()) {
	test.describe(lang, () => {
		test.use(screenOf(n + 1));

		test('a whole story by raised hands, without a network', async ({ page: room, context }) => {
			await room.goto(`${prefix(lang)}/workshop`);
			await expectAccessible(room);
			const scenes = await room.locator('select[name=from] option').count();
			expect(scenes).toBeGreaterThan(1);
			await room.locator('form button').first().click();
			await expect(room.locator('[data-phase=gathering]')).toBeVisible();

			const wall = await openWall(room);
			await expect(wall.locator('[data-phase=gathering]')).toBeVisible();
			await expectAccessible(wall);
			const phase = async (name: string) => {
				await expect(wall.locator(`[data-phase="${name}"]`)).toBeVisible();
				await expectReadable(wall);
			};

			await context.setOffline(true);
			await step(room, 'begun');
			await phase('reading');
			let rounds = 0;
			while ((await room.locator('[data-summary]').count()) === 0) {
				if ((await room.locator('[data-step=entered]').count()) > 0) {
					// A hard scene is announced on the wall, and nothing of it stands there yet.
					await phase('warned');
					await expect(wall.locator('.narration, .line')).toHaveCount(0);
					await step(room, 'entered');
					continue;
				}
				if ((await room.locator('[data-step=asked]').count()) === 0) {
					await step(room, 'next');
					continue;
				}
				// Nothing to choose is on the wall while the scene is read.
				await expect(wall.locator('[data-option]')).toHaveCount(0);
				if (rounds === 0) {
					await step(room, 'asked');
					await phase('choosing');
					await expect(wall.locator('[data-option]').first()).toBeVisible();
					await step(room, 'closed');
					await raise(room, [5, 3, 1]);
					await phase('talking');
					await expect(wall.locator('[data-count]')).toHaveCount(0);
					await step(room, 'asked-again');
					await step(room, 'closed');
					await raise(room, [2, 7]);
					await phase('counted');
					await expect(wall.locator('[data-count]')).toHaveCount(0);
					await step(room, 'revealed');
					await phase('revealed');
					expect((await counts(wall)).slice(0, 2)).toEqual([2, 7]);
					await expectAccessible(wall);
					await expectAccessible(room);
					await room.waitForTimeout(400);
					await room.locator('[data-peek]').first().click();
					await phase('peeking');
					await step(room, 'returned');
					await room.locator('[data-follow]').nth(1).click();
				} else {
					await room.locator('details:not([open]) > summary').first().click();
					await room.locator('[data-follow]').first().click();
				}
				rounds++;
				await phase('following');
				await step(room, 'heard');
			}
			await phase('ended');
			expect(rounds).toBeGreaterThan(3);
			await expect(room.locator('[data-summary] table')).toHaveCount(1);
			await expectAccessible(room);
			await expectAccessible(wall);

			// The record is on this device, until somebody deletes it.
			await context.setOffline(false);
			await room.reload();
			await expect(room.locator('[data-summary] table')).toHaveCount(1);
			await room.locator('[data-erase]').click();
			await expect(room.getByRole('alert')).toBeVisible();
			await room.reload();
			await expect(room.getByRole('alert')).toBeVisible();
		});
	});

	test.describe(`${lang}, in the middle`, () => {
		test.use(screenOf(n));

		test('an evening may begin there, and be taken up again after a reload', async ({
			page: room
		}) => {
			await room.goto(`${prefix(lang)}/workshop`);
			const from = await room.locator('select[name=from] option').nth(2).getAttribute('value');
			await room.locator('select[name=from]').selectOption(from);
			await room.locator('input[name=length][value="30"]').check();
			await room.locator('form button').first().click();
			await step(room, 'begun');
			await expect(room.locator(`[data-reading="${from}"]`)).toBeVisible();
			await step(room, 'asked');
			await step(room, 'closed');
			await raise(room, [4]);
			// Stored, and not only shown.
			await expect(room.locator('[data-phase=talking]')).toHaveAttribute('data-storing', 'false');
			await room.reload();
			await expect(room.locator('[data-phase=talking]')).toBeVisible();
			await expect(room.locator('[data-hands]').first()).toHaveValue('4');
			await room.goto(`${prefix(lang)}/workshop`);
			await room.locator('section.card a').first().click();
			await expect(room.locator('[data-phase=talking]')).toBeVisible();
		});
	});
}

test('what is handed out prints on A4: a guide, a sheet for each decision, cards', async ({
	page
}) => {
	await page.goto('/workshop');
	await page.locator('form a').click();
	await expect(page.locator('[data-sheet=handout]')).toBeVisible();
	expect(await page.locator('[data-sheet^=card-]').count()).toBeGreaterThanOrEqual(3);
	expect(await page.locator('[data-sheet]').count()).toBeGreaterThan(8);
	await expectAccessible(page);
	await page.emulateMedia({ media: 'print' });
	const size = await page
		.locator('[data-sheet=handout] li')
		.first()
		.evaluate((li) => parseFloat(getComputedStyle(li).fontSize));
	expect(size).toBeGreaterThanOrEqual(21); // 16 points
	await expect(page.locator('.top')).toBeHidden();
});
