import { readFile } from 'node:fs/promises';
import {
	enterStory,
	exportAll,
	here,
	importFile,
	openJournal,
	stored,
	toDecision,
	walk
} from './journal.steps';
import { expect, expectAccessible, test } from './watch';

/** The journal as a file: to another device, and whatever else people choose by mistake. */
const record = '[data-run]';

test('what was read on one device goes on on another', async ({ page, browser }) => {
	await enterStory(page);
	await toDecision(page);
	await page.locator('details.mind summary').click();
	await page.locator('details.mind textarea').fill('電話の音が、気になる');
	await walk(page, 2);
	const place = await here(page);
	await openJournal(page);
	await expect(page.locator(record)).toHaveCount(1);
	const file = await readFile(await exportAll(page), 'utf8');
	await expect(page.locator('[data-said]')).toContainText('banso-');

	const context = await browser.newContext();
	const other = await context.newPage();
	await openJournal(other);
	await expect(other.locator(record)).toHaveCount(0);
	await importFile(other, file);
	await expect(other.locator('[data-said]')).toContainText('1');
	await other.locator('[data-own] summary').click();
	await expect(other.getByText('電話の音が、気になる')).toBeVisible();
	await other.locator('[data-go-on]').click();
	await expect.poll(() => here(other)).toBe(place);

	// The same file once more changes nothing.
	await openJournal(other);
	await importFile(other, file);
	await expect(other.locator('[data-said]')).not.toBeEmpty();
	await expect(other.locator(record)).toHaveCount(1);
	expect(await stored(other)).toEqual(await stored(page));
	await context.close();
});

test('a file that cannot be read is told of, and nothing is lost', async ({ page }) => {
	await enterStory(page);
	await walk(page, 2);
	await openJournal(page);
	const before = await stored(page);
	const file = await readFile(await exportAll(page), 'utf8');
	const failed = page.locator('[data-import-failed]');
	const broken: [problem: string, text: string][] = [
		['not-json', '写真ではありません'],
		['not-json', ''],
		['not-json', file.slice(0, file.length / 2)],
		['not-a-journal', '{"format":"something-else","runs":[]}'],
		['newer', file.replace('"version": 1', '"version": 2')],
		['missing', file.replace('"seed"', '"sown"')],
		['wrong', file.replace('"touched": ', '"touched": -')]
	];
	for (const [problem, text] of broken) {
		await importFile(page, text, `${problem}.json`);
		await expect(failed.locator('h3')).toContainText(`${problem}.json`);
		await expect(failed.locator('h3')).toBeFocused();
		await expect(failed.locator(`[data-problem=${problem}]`).first()).toBeVisible();
		expect(await stored(page)).toEqual(before);
	}
	await expect(failed.locator('[data-problem=wrong]').first()).toContainText('runs[0]');
	await expectAccessible(page);

	// A good file takes the message away.
	await importFile(page, file);
	await expect(failed).toBeHidden();
	expect(await stored(page)).toEqual(before);
});

test('of a file that is broken in part, what is whole can be taken', async ({ page }) => {
	await enterStory(page);
	await walk(page, 2);
	await openJournal(page);
	const { runs, ...rest } = JSON.parse(await readFile(await exportAll(page), 'utf8')) as {
		runs: Record<string, unknown>[];
	};
	const [whole, broken] = ['whole', 'broken'].map((id) => ({ ...runs[0], id }));
	await importFile(page, JSON.stringify({ ...rest, runs: [{ ...broken, current: 'x' }, whole] }));
	await expect(page.locator('[data-problem=unlinked]')).toContainText('runs[0]');
	await expect(page.locator(record)).toHaveCount(1);
	await page.locator('[data-import-whole]').click();
	await expect(page.locator(record)).toHaveCount(2);
	await expect(page.locator('[data-import-failed]')).toBeHidden();
});
