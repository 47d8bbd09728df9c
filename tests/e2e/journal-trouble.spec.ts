import type { Page } from '@playwright/test';
import {
	enterStory,
	here,
	importFile,
	openJournal,
	savedSteps,
	stored,
	toDecision,
	walk
} from './journal.steps';
import { expect, expectAccessible, test } from './watch';

/** The journal where something is in its way: no room, no storage, another version, a story that is gone. */

/** From now on the disk is full. */
const fill = (page: Page) =>
	page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
	});

/** A file with one run of a story that is not there. */
const strange = JSON.stringify({
	format: 'banso-journal',
	version: 1,
	made: '2026-01-01T00:00:00.000Z',
	runs: [
		{
			id: 'old',
			scenario: 'a-story-of-long-ago',
			lang: 'ja',
			seed: 1,
			rev: 1,
			current: 'main',
			branches: [
				{
					id: 'main',
					steps: [
						{
							at: 'door',
							did: 'wait',
							words: { ask: '戸の前で', said: '待ちます' },
							own: 'また来ます'
						}
					],
					read: 1,
					hash: 'h',
					started: 1767225600000,
					touched: 1767225600000
				}
			],
			minds: { door: '靴の数' },
			reflections: {},
			note: '読みかえすこと',
			started: 1767225600000,
			touched: 1767225600000
		}
	]
});

test('on a full disk the story goes on, and what was saved stays', async ({ page }) => {
	const address = await enterStory(page);
	await toDecision(page);
	await walk(page, 2);
	const [run] = await stored(page);
	const { steps, read } = run!.branches[0]!;
	await savedSteps(page, steps.length, read);
	const before = await stored(page);
	const place = await here(page);

	await fill(page);
	await walk(page, 3);
	await expect(page.locator('[data-notice=full]')).toBeVisible();
	expect(await here(page)).not.toBe(place);
	expect(await stored(page)).toEqual(before);

	await page.goto(address);
	expect(await here(page)).toBe(place);

	// Importing says so as well.
	await openJournal(page);
	await fill(page);
	await importFile(page, strange);
	await expect(page.locator('[data-import-failed]')).toBeVisible();
	expect(await stored(page)).toEqual(before);
});

test('a run of a story that is gone stays readable', async ({ page }) => {
	await openJournal(page);
	await importFile(page, strange);
	const entry = page.locator('[data-run=old]');
	for (const text of ['戸の前で', '待ちます', 'また来ます', '靴の数', '読みかえすこと']) {
		await expect(entry.getByText(text).first()).toBeVisible();
	}
	await expect(entry.locator('[data-go-on]')).toHaveCount(0);
	await expectAccessible(page);
	await page.goto('/');
	await expect(page.locator('main article').first()).toBeVisible();
	await expect(page.locator('[data-place]')).toHaveCount(0);
});

test('where the browser keeps nothing, the pages say so and work', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('switched off', 'SecurityError');
		};
	});
	await openJournal(page);
	await expect(page.locator('[data-trouble=unknown]')).toBeVisible();
	await expect(page.locator('input[type=file]')).toHaveCount(0);
	await expectAccessible(page);
	await enterStory(page);
	await walk(page, 2);
});

test('a journal of a newer version is left alone', async ({ page }) => {
	await page.goto('/');
	await page.evaluate(
		() =>
			new Promise<void>((done) => {
				const drop = indexedDB.deleteDatabase('banso');
				drop.onsuccess = () => {
					const request = indexedDB.open('banso', 99);
					request.onsuccess = () => (request.result.close(), done());
				};
			})
	);
	await openJournal(page);
	await expect(page.locator('[data-trouble=newer]')).toBeVisible();
	await expectAccessible(page);
});

test('an older version in another tab is asked to close', async ({ page }) => {
	// There is one version so far: the browser says “blocked”, as it would, until the other tab is closed.
	await page.addInitScript(() => {
		const open = (...given: [string, number?]) => Reflect.apply(real, indexedDB, given);
		const real = Reflect.get(IDBFactory.prototype, 'open');
		Object.assign(window, { blocked: true });
		IDBFactory.prototype.open = (...given) => {
			if (!('blocked' in window)) return open(...given);
			const request = open(`${given[0]}-held`);
			request.addEventListener('success', (event) => event.stopImmediatePropagation());
			setTimeout(() => request.dispatchEvent(new Event('blocked')));
			return request;
		};
	});
	await page.goto('/journal');
	await expect(page.locator('[data-trouble=blocked]')).toBeVisible();
	await expectAccessible(page);
	await page.evaluate(() => void delete (window as { blocked?: true }).blocked);
	await page.locator('[data-trouble] button').click();
	await expect(page.locator('[data-journal=ready]')).toBeVisible();
	await expect(page.locator('[data-trouble]')).toHaveCount(0);
});

test('an empty journal is kind, in both languages', async ({ page }) => {
	for (const path of ['/journal', '/en/journal']) {
		await openJournal(page, path);
		await expect(page.locator('.empty a')).toBeVisible();
		await expect(page.locator('[data-export-all]')).toHaveCount(0);
		await expectAccessible(page);
	}
});

test('an address that leads nowhere leads home', async ({ page }) => {
	for (const [path, lang] of [
		['/scenarios/nope', 'ja'],
		['/en/scenarios/nope', 'en'],
		['/nowhere', 'ja'],
		['/en/nowhere', 'en']
	] as const) {
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(404);
		await expect(page.locator('main[data-error="404"]')).toHaveAttribute('lang', lang);
		await expect(page.locator('html')).toHaveAttribute('lang', lang);
		await expectAccessible(page);
	}
	await page.locator('main .button.main').click();
	await expect(page).toHaveURL(/\/en$/);
});
