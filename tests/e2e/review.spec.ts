import { writeName } from '../../src/lib/review/release-name';
import { storyKept } from '../seeds/stories';
import { CHAIRS, TEA, UNTOLD } from '../seeds/named';
import { BEFORE, cellsIn, cellsOn, keyOf, reviewing, SOWN } from './review.steps';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';

for (const lang of ['ja', 'en']) {
	test(`what a group chose, from the list to a workshop (${lang})`, async ({ page }) => {
		test.slow(); // a server of its own
		const { served, releases, db } = await reviewing(page, lang);
		try {
			await page.goto(`${served.url}${prefix(lang)}/review`);
			await expect(page.locator('[data-course]')).toHaveCount(2);
			await expectAccessible(page);
			await page.locator(`[data-course=ours] [data-story=${CHAIRS}] a`).press('Enter');
			await expect(page.locator(`main[data-review=${CHAIRS}]`)).toBeVisible();

			// What is on the page is what was sealed, and nothing that was not.
			expect((await cellsOn(page, keyOf('chairs'))).sort()).toEqual(
				cellsIn(releases.chairs).sort()
			);
			await expect(page.locator('[data-table]')).toHaveCount(releases.chairs.tables.length);
			await expectAccessible(page);

			// Withheld is one and the same sentence, without a number.
			const said = await page.locator('[data-decision] [data-withheld]').allInnerTexts();
			expect(said.length).toBeGreaterThan(1);
			expect(new Set(said).size).toBe(1);
			expect(said[0]).not.toMatch(/[0-9０-９]/);

			// The river is walked by keyboard, each piece has a name, and there is a way out of it.
			const pieces = page.locator('[data-river] a');
			const names = await pieces.evaluateAll((all) =>
				all.map((one) => one.getAttribute('aria-label'))
			);
			expect(new Set(names).size).toBe(names.length);
			await pieces.first().focus();
			for (let n = 1; n < names.length; n++) await page.keyboard.press('Tab');
			await expect(pieces.last()).toBeFocused();
			await page.keyboard.press('Tab');
			await expect(pieces.last()).not.toBeFocused();
			await pieces.last().press('Enter');
			await expect(page.locator('[data-decision]:target')).toBeInViewport();

			// The flows are a table, too.
			const told = releases.chairs.flows.flatMap(({ people }) =>
				people === 'withheld' ? [] : people.flat()
			);
			expect(told.length).toBeGreaterThan(0);
			await page.locator('figure summary').press('Enter');
			const rows = page.locator('[data-flow-people]');
			expect(
				await rows.evaluateAll((all) =>
					all.map((one) => Number((one as HTMLElement).dataset.flowPeople))
				)
			).toEqual(told);
			await expectAccessible(page);

			// From the most divided decision to a workshop that begins there.
			const contested = page.locator('[data-contested]');
			const scene = await contested.getAttribute('data-decision');
			await contested.locator('[data-workshop]').press('Enter');
			await expect(page.locator('select[name=story]')).toHaveValue(CHAIRS);
			await expect(page.locator('select[name=from]')).toHaveValue(scene ?? '');
			await page.locator('form button.main').click();
			await expect(page.locator('[data-phase]')).toBeVisible();
		} finally {
			await db.destroy();
			await served.stop();
		}
	});
}

test('first runs, later runs and a workshop stand beside one another, and are never added up', async ({
	page
}) => {
	const { served, releases, db } = await reviewing(page, 'ja');
	try {
		await page.goto(`${served.url}/review/ours?story=${TEA}`);
		for (const which of ['first', 'later', 'together'] as const) {
			expect((await cellsOn(page, keyOf(which))).sort()).toEqual(cellsIn(releases[which]).sort());
		}
		// How answers in a workshop go together is not told.
		await expect(page.locator('[data-river]')).toHaveCount(2);
		await expect(page.locator('[data-flows=together]')).toHaveCount(1);
		await expect(page.locator('[data-batch]')).toHaveCount(4);
		await expect(page.locator('[data-written]')).toHaveCount(2);
		// Two answers beside one another make no third number.
		await expect(page.locator('[data-decision]')).toHaveCount(9);
		await expectAccessible(page);

		await page.locator(`[data-batch="${keyOf('before', BEFORE)}"] a`).click();
		await expect(page.locator('[data-river]')).toHaveCount(1);
		expect((await cellsOn(page, keyOf('before', BEFORE))).sort()).toEqual(
			cellsIn(releases.before).sort()
		);

		await page.goto(`${served.url}/review/ours?story=${UNTOLD}`);
		await expect(page.locator('[data-none]')).toBeVisible();
		expect(await page.locator('[data-none]').innerText()).not.toMatch(/[0-9０-９]/);
	} finally {
		await db.destroy();
		await served.stop();
	}
});

test('two courses, and two versions, side by side', async ({ page }) => {
	const { served, releases, db } = await reviewing(page, 'ja');
	try {
		await page.goto(`${served.url}/review/ours?story=${TEA}`);
		await page.locator('[data-compare] select[name=a]').selectOption(keyOf('first'));
		await page.locator('[data-compare] select[name=b]').selectOption(keyOf('also'));
		await page.locator('[data-compare] button').click();
		await expect(page.locator(`main[data-compared=${TEA}]`)).toBeVisible();
		for (const which of ['first', 'also'] as const) {
			expect((await cellsOn(page, keyOf(which))).sort()).toEqual(cellsIn(releases[which]).sort());
		}
		await expect(page.locator('[data-versions]')).toHaveCount(0);
		await expectAccessible(page);

		const beside = (a: string, b: string) => `${served.url}/review/compare?a=${a}&b=${b}`;
		await page.goto(beside(keyOf('first'), keyOf('before', BEFORE)));
		await expect(page.locator('[data-versions]')).toBeVisible();
		await expect(page.locator('[data-decision=february] [data-no-scene]')).toHaveCount(1);
		await expect(page.locator('[data-decision]')).toHaveCount(9);

		const theirs = writeName({ ...SOWN.first, course: 'theirs', hash: storyKept(TEA).hash });
		const answer = await page.goto(beside(keyOf('first'), theirs));
		expect(answer?.status()).toBe(404);
		const foreign = await page.goto(`${served.url}/review/theirs`);
		const never = await page.goto(`${served.url}/review/never`);
		expect([foreign?.status(), never?.status()]).toEqual([404, 404]);
	} finally {
		await db.destroy();
		await served.stop();
	}
});
