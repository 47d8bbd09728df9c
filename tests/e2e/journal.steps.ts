import { expect, type Page } from '@playwright/test';
import { ready } from './walking';

/** What journeys through the journal have in common. They take whichever story comes first, and know no ids. */

/** A step is answered and saved within milliseconds: no need to ask as seldom as Playwright does. */
const soon = { intervals: [30] };

/** Goes from the front page into the first story, and waits until it answers. Returns its address. */
export async function enterStory(page: Page): Promise<string> {
	await page.goto('/');
	const link = page.locator('main article h3 a').first();
	const address = (await link.getAttribute('href'))!;
	await link.click();
	await page.waitForURL(`**${address}`);
	await settled(page);
	return address;
}

/** Waits until a story's page has read the journal and shows where the learner is. */
export async function settled(page: Page): Promise<void> {
	await page.waitForFunction(
		() => window.bansoEarly?.ready && !('resuming' in document.documentElement.dataset)
	);
	await expect(page.locator('article[data-scene], article[data-ending]')).toBeVisible();
}

/** Where the page stands, and what it says there. */
export async function here(page: Page): Promise<string> {
	await settled(page);
	const article = page.locator('main article');
	const place = await article.evaluate(({ dataset }) => dataset.scene ?? dataset.ending ?? '');
	const text = await article.locator('h2 ~ p').allInnerTexts();
	return [place, await article.locator('h2').innerText(), ...text].join('\n');
}

/** Takes steps: the choice with this number where there is one to make, otherwise on. */
export async function walk(page: Page, steps: number, choice = 0): Promise<void> {
	for (let n = 0; n < steps; n += 1) {
		await ready(page);
		const before = await here(page);
		const choices = page.locator('[data-choice]');
		const count = await choices.count();
		if (count > 0) await choices.nth(choice % count).click();
		else await page.locator('[data-next]').click();
		await expect.poll(() => here(page), soon).not.toBe(before);
	}
}

/** Walks on until there is something to choose. */
export async function toDecision(page: Page): Promise<void> {
	for (let n = 0; n < 8; n += 1) {
		if ((await page.locator('[data-choice]').count()) > 1) return;
		await walk(page, 1);
	}
	throw new Error('No decision came.');
}

/**
 * Takes the first choice everywhere, faster than a reader and as sure, until a choice has led to an ending
 * and what follows it is still on the page.
 */
export async function toLastOutcome(page: Page): Promise<void> {
	for (;;) {
		await settled(page);
		const choice = await page.evaluate(async () => {
			const find = (what: string) => document.querySelector<HTMLElement>(`article ${what}`);
			while (!find('[data-choice]') && !document.querySelector('article[data-ending]')) {
				find('[data-next]')?.click();
				await new Promise(requestAnimationFrame);
			}
			const choice = find('[data-choice]');
			choice?.click();
			return choice?.dataset.choice;
		});
		if (!choice) throw new Error('The story came to an ending without a last choice.');
		let branch: StoredRun['branches'][number] | undefined;
		await expect
			.poll(async () => (branch = (await stored(page))[0]?.branches[0])?.steps.at(-1)?.did, soon)
			.toBe(choice);
		if (branch?.ended) return;
	}
}

interface StoredRun {
	id: string;
	current: string;
	branches: { id: string; read: number; ended?: string; steps: { did: string }[] }[];
}

/** The runs as they lie in the browser's database, past all code of the app. */
export function stored(page: Page): Promise<StoredRun[]> {
	return page.evaluate(async () => {
		// Opening a database that is not there would make an empty one.
		const known = await indexedDB.databases();
		if (!known.some(({ name }) => name === 'banso')) return [];
		const db = await new Promise<IDBDatabase>((done, fail) => {
			const request = indexedDB.open('banso');
			request.onsuccess = () => done(request.result);
			request.onerror = () => fail(request.error!);
		});
		const runs = await new Promise<StoredRun[]>((done, fail) => {
			const request = db.transaction('runs').objectStore('runs').getAll();
			request.onsuccess = () => done(request.result as StoredRun[]);
			request.onerror = () => fail(request.error!);
		});
		db.close();
		return runs;
	});
}

/** Waits until so many steps are stored on the branch the learner is on, and as many are read. */
export async function savedSteps(page: Page, steps: number, read: number): Promise<void> {
	await expect
		.poll(async () => {
			const [run] = await stored(page);
			const branch = run?.branches.find(({ id }) => id === run.current);
			return [branch?.steps.length, branch?.read];
		})
		.toEqual([steps, read]);
}

/** Opens the journal's page and waits until it has been read. */
export async function openJournal(page: Page, path = '/journal'): Promise<void> {
	await page.goto(path);
	await expect(page.locator('main:not([data-journal=opening])')).toBeVisible();
}

/** Exports everything; returns the path of the file. */
export async function exportAll(page: Page): Promise<string> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('[data-export-all]').click()
	]);
	expect(download.suggestedFilename()).toMatch(/^banso-\d{4}-\d{2}-\d{2}\.json$/);
	return download.path();
}

/** Gives a file to the journal's page. */
export async function importFile(page: Page, file: string, name = 'banso.json'): Promise<void> {
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(file) });
}
