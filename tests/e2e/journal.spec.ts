import { readFile } from 'node:fs/promises';
import {
	enterStory,
	exportAll,
	here,
	importFile,
	openJournal,
	savedSteps,
	settled,
	stored,
	toDecision,
	toLastOutcome,
	walk
} from './journal.steps';
import { expect, expectAccessible, test } from './watch';

const record = '[data-run]';

test('reading goes on at the same place after a reload and in a new tab', async ({
	page,
	context
}) => {
	const address = await enterStory(page);
	await toDecision(page);
	await walk(page, 1);
	const outcome = await here(page);
	const [run] = await stored(page);
	const steps = run!.branches[0]!.steps.length;
	await savedSteps(page, steps, steps - 1);

	await page.reload();
	expect(await here(page)).toBe(outcome);

	await walk(page, 1);
	await savedSteps(page, steps, steps);
	const next = await here(page);
	await page.reload();
	expect(await here(page)).toBe(next);

	await page.close();
	const tab = await context.newPage();
	await tab.goto(address);
	expect(await here(tab)).toBe(next);
	await expect(tab.locator('[data-notice=resumed]')).toBeVisible();

	await tab.goto('/');
	const card = tab.locator('main article').first();
	await expect(card.locator('[data-place]')).toBeVisible();
	await card.locator('h3 a').click();
	await expect.poll(() => here(tab)).toBe(next);
});

test('a story that goes on shows nothing before it knows where', async ({ page }) => {
	await enterStory(page);
	await toDecision(page);
	await walk(page, 1);
	const place = await here(page);

	await openJournal(page);
	// The rest of the story is slow to come.
	let arrive = () => {};
	const arrived = new Promise<void>((done) => (arrive = done));
	await page.route('**/stories/*.json*', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.locator('[data-go-on]').click();
	await expect(page.locator('.resuming')).toBeVisible();
	await expect(page.locator('main article')).toBeHidden();
	await page.keyboard.press('1');
	arrive();
	expect(await here(page)).toBe(place);
	expect(await stored(page)).toHaveLength(1);
});

test('the last outcome is not lost, and the ending can be read again', async ({ page }) => {
	test.slow(); // a whole story
	const address = await enterStory(page);
	await toLastOutcome(page);
	const outcome = await here(page);
	await page.reload();
	expect(await here(page)).toBe(outcome);
	await page.locator('[data-next]').click();
	await expect(page.locator('article[data-ending]')).toBeVisible();
	const ending = await here(page);

	await openJournal(page);
	await page.locator('[data-go-on]').click();
	await expect.poll(() => here(page)).toBe(ending);

	// The story's own address begins anew, and the card says where it rested.
	await page.goto('/');
	await expect(page.locator('main article').first().locator('[data-place]')).toBeVisible();
	await page.goto(address);
	await settled(page);
	await expect(page.locator('article[data-ending]')).toHaveCount(0);
});

test('one record can be deleted, and all of them, each after a question', async ({ page }) => {
	await enterStory(page);
	await walk(page, 2);
	await openJournal(page);
	const file = await readFile(await exportAll(page), 'utf8');
	const second = file.replace(/"id": "([0-9a-f]{32})"/, '"id": "second"');
	await importFile(page, second);
	await expect(page.locator(record)).toHaveCount(2);

	const gone = page.locator(`${record}:not([data-run=second])`);
	await gone.locator('[data-delete]').click();
	await expect(gone.locator('[data-cancel]')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(gone.locator('[data-delete]')).toBeFocused();
	expect(await stored(page)).toHaveLength(2);
	await page.keyboard.press('Enter');
	await gone.locator('[data-confirm]').click();
	await expect(page.locator(record)).toHaveCount(1);
	await expect(page.locator('h1')).toBeFocused();
	expect((await stored(page)).map(({ id }) => id)).toEqual(['second']);

	// Another tab sees it go.
	const other = await page.context().newPage();
	await openJournal(other);
	await expect(other.locator(record)).toHaveCount(1);
	await page.locator('[data-all] [data-delete]').click();
	await page.locator('[data-all] [data-confirm]').click();
	await expect(page.locator(record)).toHaveCount(0);
	await expect(other.locator(record)).toHaveCount(0);
	expect(await stored(page)).toEqual([]);
	expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
	await expectAccessible(page);
});

test('two tabs that choose differently both keep their way', async ({ page, context }) => {
	const address = await enterStory(page);
	await toDecision(page);
	await walk(page, 2);
	await toDecision(page);
	const [run] = await stored(page);
	await savedSteps(page, run!.branches[0]!.steps.length, run!.branches[0]!.read);

	const other = await context.newPage();
	await other.goto(address);
	await expect.poll(() => here(other)).toBe(await here(page));
	await walk(page, 2, 0);
	const one = await here(page);
	await walk(other, 2, 1);
	const two = await here(other);
	await expect(other.locator('[data-notice=merged]')).toBeVisible();

	await other.reload();
	expect(await here(other)).toBe(two);
	await openJournal(page);
	const entry = page.locator(record);
	await expect(entry).toHaveCount(1);
	await expect(entry).toHaveAttribute('data-branches', '2');
	await entry.locator('summary').first().click();
	await expect(entry.locator('[data-branch]')).toHaveCount(2);
	await expectAccessible(page);
	await entry.locator('[data-branch=main] a').click();
	await settled(page);
	expect(await here(page)).toBe(one);
});
