import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { writeName } from '../../src/lib/review/release-name';
import { readAudit } from '../../src/lib/server/courses/audit';
import { storyKept } from '../seeds/stories';
import { BEFORE, cellsIn, cellsOn, CHAIRS, reviewing, SOWN, TEA } from './review.steps';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';

const keyOf = (which: keyof typeof SOWN, hash = storyKept(SOWN[which].scenario).hash) =>
	writeName({ ...SOWN[which], hash });

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
		await expect(page.locator('[data-river]')).toHaveCount(3);
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

		await page.goto(`${served.url}/review/ours?story=what-is-going-on`);
		await expect(page.locator('[data-none]')).toBeVisible();
		expect(await page.locator('[data-none]').innerText()).not.toMatch(/[0-9０-９]/);
	} finally {
		await db.destroy();
		await served.stop();
	}
});

test('what is taken along is what is on the page, and is noted', async ({ page }) => {
	const { served, releases, db } = await reviewing(page, 'ja');
	try {
		await page.goto(`${served.url}/review/ours?story=${TEA}`);
		const take = async (kind: string) => {
			const coming = page.waitForEvent('download');
			await page.locator(`[data-take=${kind}]`).click();
			return readFile(await (await coming).path(), 'utf8');
		};
		const csv = await take('csv');
		expect(csv.startsWith('\uFEFF')).toBe(true);
		const { data, errors } = Papa.parse<string[]>(csv.trim().slice(1));
		expect(errors).toEqual([]);
		const [head, ...lines] = data;
		expect(head).toHaveLength(10);
		// Line by line, in the order of the page: scene, words and number of every cell.
		for (const which of ['first', 'later', 'together'] as const) {
			const column = page.locator(`[data-column="${keyOf(which)}"]`);
			const seen = await column.locator('[data-cell]').evaluateAll((cells) =>
				cells.map((cell) => [
					cell.closest<HTMLElement>('[data-table]')?.dataset['table'],
					[...cell.querySelectorAll('.act')]
						.map((act) => act.textContent?.replace(/\s+/g, ' ').trim())
						.join(' / ')
						.replace(/([A-Z])「/g, '$1 「'),
					(cell as HTMLElement).dataset['people']
				])
			);
			const kind = await page.locator(`[data-release=${which}] figcaption b`).innerText();
			const written = lines
				.filter((line) => line[2] === kind && line[5] === '迷いどころ' && line[9] !== '')
				.map((line) => [line[6], line[8], line[9]]);
			expect(written.map(([scene, , people]) => [scene, people])).toEqual(
				seen.map(([scene, , people]) => [scene, people])
			);
			const bare = (text?: string) => text?.replace(/\s/g, '');
			expect(written.map(([, words]) => bare(words))).toEqual(seen.map(([, words]) => bare(words)));
		}
		const sums = lines.filter((line) => line[5] === '迷いどころ' && line[9] !== '').length;
		expect(sums).toBe(await page.locator('[data-cell]').count());
		// A reflection that looks like a formula is a text.
		const words = lines.filter((line) => line[5] === 'わけてもらった言葉').map((line) => line[8]);
		expect(words).toHaveLength(4);
		for (const word of words) expect(word).not.toMatch(/^[=+\-@＝]/);

		const json = JSON.parse(await take('json')) as {
			releases: {
				time: string;
				decisions: { scene: string; groups: { did: string[]; people: number }[] | 'withheld' }[];
			}[];
		};
		for (const { time, decisions } of json.releases) {
			const told = decisions.flatMap(({ scene, groups }) =>
				groups === 'withheld'
					? []
					: groups.map(({ did, people }) => `${scene} ${did.join('+')} ${people}`)
			);
			expect(told).toEqual(await cellsOn(page, keyOf(time as 'first')));
		}
		const looked = (await readAudit(db, { id: 'ours' })).map(({ what }) => what.kind);
		expect(looked.filter((kind) => kind === 'csv')).toHaveLength(3);
		expect(looked.filter((kind) => kind === 'json')).toHaveLength(3);

		// Where it cannot be noted, nothing is taken along, and the page says what to do.
		await page.route('**/noted', (route) => route.abort());
		let came = 0;
		page.on('download', () => came++);
		await page.locator('[data-take=csv]').click();
		await expect(page.locator('[data-take-failed]')).toBeVisible();
		expect(came).toBe(0);
		expect(releases.first.people).toBe(23);
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

test('fits a narrow screen and a sheet of paper', async ({ page }) => {
	const { served, db } = await reviewing(page, 'ja');
	try {
		await page.setViewportSize({ width: 320, height: 700 });
		for (const path of [
			'/review',
			`/review/ours?story=${TEA}`,
			`/en/review/ours?story=${CHAIRS}`
		]) {
			await page.goto(served.url + path);
			await expect(page.locator('h1')).toBeVisible();
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
				320
			);
		}
		await page.setViewportSize({ width: 700, height: 990 });
		await page.emulateMedia({ media: 'print' });
		for (const gone of [
			'main nav',
			'[data-take]',
			'[data-workshop]',
			'[data-not-here]',
			'header.no-print'
		])
			await expect(page.locator(gone).first()).toBeHidden();
		await expect(page.locator('[data-river] svg')).toBeVisible();
		await expect(page.locator('[data-cell]').first()).toBeVisible();
		// The bars are told without colour: white beside grey, and the numbers beside them.
		const fills = await page
			.locator('[data-cell] rect')
			.evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fill))]);
		expect(fills.sort()).toEqual(['rgb(119, 119, 119)', 'rgb(255, 255, 255)']);
	} finally {
		await db.destroy();
		await served.stop();
	}
});
