import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { readAudit } from '../../src/lib/server/courses/audit';
import { CHAIRS, TEA } from '../seeds/named';
import { cellsOn, keyOf, reviewing } from './review.steps';
import { expect, test } from './watch';

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

		// Where what makes the file does not come, nothing is noted, and it is not the note that is blamed.
		await page.goto(`${served.url}/review/ours?story=${TEA}`);
		await expect(page.locator('[data-take=csv]')).toBeVisible();
		await page.waitForLoadState('networkidle');
		await page.route('**/_app/immutable/chunks/*.js', (route) => route.abort());
		await page.locator('[data-take=csv]').click();
		await expect(page.locator('[data-take-failed=take-unready]')).toBeVisible();
		await page.unroute('**/_app/immutable/chunks/*.js');
		const noted = (await readAudit(db, { id: 'ours' })).filter(({ what }) => what.kind === 'csv');
		expect(noted).toHaveLength(3);

		// Where it cannot be noted, nothing is taken along, and the page says what to do.
		await page.route('**/noted', (route) => route.abort());
		let came = 0;
		page.on('download', () => came++);
		await page.reload();
		await page.locator('[data-take=csv]').click();
		await expect(page.locator('[data-take-failed=take-failed]')).toBeVisible();
		expect(came).toBe(0);
		expect(releases.first.people).toBe(23);
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
