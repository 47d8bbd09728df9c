import { expectStored, storedPaths, stores, test } from './offline.steps';
import { screenOf } from './screens';
import { moved, pointer, prefix, readOn } from './walking';
import { expect, expectAccessible } from './watch';
import { openWall, raise, step } from './workshop.steps';

test.use({ serviceWorkers: 'allow' });

for (const [n, lang] of ['ja', 'en'].entries()) {
	// The evening is long, and the same in English; a story without a network is tried in both.
	if (lang === 'ja')
		test.describe(lang, () => {
			test.use(screenOf(n));

			test('an evening by raised hands, begun and ended after the server was stopped', async ({
				page: room,
				own
			}) => {
				await room.goto(`${prefix(lang)}/workshop`);
				const stored = room.locator('[data-stored]');
				await expect(stored).toHaveText(/./);
				const slug = (await stored.getAttribute('data-stored')) ?? '';
				await own.kill();

				await room.reload();
				await expect(stored).toHaveAttribute('data-stored', slug);
				await room.locator('form a').click();
				await expect(room.locator('[data-sheet=handout]')).toBeVisible();
				await room.goto(`${prefix(lang)}/workshop`);
				await room.locator('form button').first().click();
				await expect(room.locator('[data-phase=gathering]')).toBeVisible();
				const wall = await openWall(room);
				const phase = (name: string) =>
					expect(wall.locator(`[data-phase="${name}"]`)).toBeVisible();
				await phase('gathering');

				await step(room, 'begun');
				let rounds = 0;
				while ((await room.locator('[data-summary]').count()) === 0) {
					if ((await room.locator('[data-step=entered]').count()) > 0) await step(room, 'entered');
					else if ((await room.locator('[data-step=asked]').count()) === 0)
						await step(room, 'next');
					else {
						if (rounds++ === 1) {
							await step(room, 'asked');
							await step(room, 'closed');
							await raise(room, [5, 3, 1]);
							await expect(room.locator('[data-phase=talking]')).toHaveAttribute(
								'data-storing',
								'false'
							);
							await room.reload();
							await wall.reload();
							await phase('talking');
							await expect(room.locator('[data-hands]').first()).toHaveValue('5');
							await step(room, 'asked-again');
							await step(room, 'closed');
							await raise(room, [2, 7]);
							await step(room, 'revealed');
							await phase('revealed');
							await room.waitForTimeout(400);
						} else await room.locator('details:not([open]) > summary').first().click();
						await room.locator('[data-follow]').first().click();
						await phase('following');
						await step(room, 'heard');
					}
				}
				expect(rounds).toBeGreaterThan(2);
				await phase('ended');
				await expect(room.locator('[data-summary] table')).toHaveCount(1);
			});
		});

	test.describe(`${lang}, alone`, () => {
		test.use(screenOf(n + 1));

		test('a story that was opened once is read again; what was not opened says what there is', async ({
			page,
			own
		}) => {
			const home = prefix(lang) || '/';
			await page.goto(home);
			const links = page.locator('a[href*="/scenarios/"]');
			const [one = '', other = ''] = await links.evaluateAll((all) => [
				...new Set(all.map((link) => link.getAttribute('href') ?? ''))
			]);
			// By a link within the page, so that it has never been loaded whole.
			await page.locator(`a[href="${one}"]`).first().click();
			await expect(page.locator('[data-scenario]')).toBeVisible();
			await expectStored(page, home, `${prefix(lang)}/offline`, one, `${one}/look-back`);
			await expect
				.poll(() => storedPaths(page))
				.toContainEqual(expect.stringContaining('.json?hash='));
			await own.kill();

			await page.reload();
			await readOn(page, pointer);
			const before = await page.locator('article').innerText();
			await page.locator('[data-choice]').first().click();
			await moved(page, before);
			await readOn(page, pointer);

			// From a page that is stored to one that is not, by a link.
			await page.goto(home);
			await page.locator(`a[href="${other}"]`).first().click();
			await expect(page.locator('[data-offline]')).toBeVisible();
			await expect(page.locator('html')).toHaveAttribute('lang', lang);
			await expectAccessible(page);
			await page.locator(`[data-offline] a[href="${one}"]`).click();
			await expect(page.locator('[data-scenario]')).toBeVisible();
			await page.goto(`${prefix(lang)}/nowhere`);
			await expect(page.locator('[data-offline]')).toBeVisible();

			// The server is back, with the same build.
			await own.start();
			await page.goto(`${prefix(lang)}/offline?from=${other}`);
			await page.locator('[data-offline] .button').click();
			await expect(page).toHaveURL(new RegExp(`${other}$`));
			await expect(page.locator('[data-scenario]')).toBeVisible();
			await page.goto(`${prefix(lang)}/nowhere`);
			await expect(page.locator('[data-error="404"]')).toBeVisible();
		});
	});
}

test('a phone in the hall installs nothing, and the server is asked for what is its own', async ({
	page,
	own
}) => {
	await page.goto('/join');
	await page.waitForTimeout(2000);
	expect(await page.evaluate(() => navigator.serviceWorker.getRegistration())).toBeUndefined();
	expect(await stores(page)).toEqual([]);
	await page.goto('/workshop');
	await expect(page.locator('[data-stored]')).toHaveText(/./);
	expect((await storedPaths(page)).filter((path) => /^\/(api|join)/.test(path))).toEqual([]);
	await own.kill();
	await expect(
		page.evaluate(() => fetch('/api/workshop').then(() => 'answered'))
	).rejects.toThrow();
});
