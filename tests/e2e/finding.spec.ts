import { parse } from 'yaml';
import { readFolders } from '../../src/commands/folders';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';

interface Found {
	minutes: number;
	roles: string[];
	directions: number[];
	principles: string[];
}
/** What the stories say of themselves, by slug. */
const stories = [...readFolders('scenarios').stories].map(
	([slug, files]) => [slug, parse(files['scenario.yaml'] ?? '') as Found] as const
);

for (const lang of ['ja', 'en']) {
	test(`a story is found by role, time, principle and direction (${lang})`, async ({ page }) => {
		await page.goto(`${prefix(lang)}/`);
		const cards = page.locator('.cards h3 a');
		await expect(cards).toHaveCount(stories.length);
		const expectOnly = async (wanted: (story: Found) => boolean) => {
			const slugs = stories.filter(([, story]) => wanted(story)).map(([slug]) => slug);
			await expect(cards).toHaveCount(slugs.length);
			const shown = await cards.evaluateAll((all) =>
				all.map((one) => one.getAttribute('href')?.split('/').at(-1))
			);
			expect(shown.sort()).toEqual(slugs.sort());
		};
		for (const [name, fits] of [
			['role', (story, value) => story.roles.includes(value)],
			['minutes', (story, value) => story.minutes <= Number(value)],
			['principle', (story, value) => story.principles.includes(value)],
			['direction', (story, value) => story.directions.includes(Number(value))]
		] as [string, (story: Found, value: string) => boolean][]) {
			const select = page.locator(`select[name=${name}]`);
			const values = await select
				.locator('option')
				.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
			expect(values.length).toBeGreaterThan(1);
			for (const value of values.filter(Boolean)) {
				await select.selectOption(value);
				await expectOnly((story) => fits(story, value));
			}
			await select.selectOption('');
		}
		// What was asked stays in the address: a reload, or the way back, finds it again.
		await page.locator('select[name=direction]').selectOption('4');
		await expect(page).toHaveURL(/\?direction=4$/);
		await page.reload();
		await expect(page.locator('select[name=direction]')).toHaveValue('4');
		await expectOnly((story) => story.directions.includes(4));
		await expect(page.getByRole('status')).not.toBeEmpty();
		await expectAccessible(page);
		await page.locator('search button').click();
		await expect(cards).toHaveCount(stories.length);
	});

	test(`two routes of three stories are suggested (${lang})`, async ({ page }) => {
		await page.goto(`${prefix(lang)}/`);
		for (const route of ['first-week', 'evening']) {
			const links = page.locator(`[data-route=${route}] li a`);
			await expect(links).toHaveCount(3);
			// Bullets, not numbers: a suggestion is no ranking.
			await expect(page.locator(`[data-route=${route}] ol`)).toHaveCount(0);
		}
		await page.locator('[data-route=evening] li a').first().click();
		await expect(page.locator('[data-scenario]')).toBeVisible();
	});
}

test('opening a story fetches that story alone, and the front page none', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto('/');
	await expect(page.locator('.cards')).toBeVisible();
	await page.waitForLoadState('networkidle');
	const ofStories = () =>
		stories.map(([slug]) => slug).filter((slug) => asked.some((path) => path.includes(slug)));
	expect(ofStories()).toEqual([]);
	const [slug] = stories.at(-1) ?? [''];
	await page.locator(`.cards a[href$="/${slug}"]`).click();
	await page.waitForFunction(() => window.bansoEarly.ready);
	await page.waitForLoadState('networkidle');
	expect(ofStories()).toEqual([slug]);
});
