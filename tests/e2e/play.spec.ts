import type { Page } from '@playwright/test';
import { latestRun, spoilLastStep } from './stored';
import { enter, prefix, readOn, shown, stories } from './walking';
import { expect, expectAccessible, test } from './watch';

const [slug = '', program] =
	[...stories].find(
		([, { scenes, start }]) => Object.keys(scenes[start]?.choices ?? {}).length > 1
	) ?? [];
const start = program?.start ?? '';
const address = (lang = 'ja') => `${prefix(lang)}/scenarios/${slug}`;
const choice = (page: Page, n: number) => page.locator('[data-choice]').nth(n);

/** The page is ready when it no longer keeps presses for later. */
const ready = (page: Page) => page.waitForFunction(() => window.bansoEarly.ready);

test('the first scene can be read without JavaScript, and the help lines opened', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(address());
	await expect(page.locator(`[data-scene="${start}"] p`).first()).toBeVisible();
	await expect(page.locator('[data-choice]').first()).toBeVisible();
	await page.click('[popovertarget="help-now"]');
	await expect(page.locator('#help-now')).toBeVisible();
	await context.close();
});

for (const by of ['pointer', 'number key']) {
	test(`a press by ${by} before the page is ready is kept and answered`, async ({ page }) => {
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(address(), { waitUntil: 'commit' });
		const pressed = await choice(page, 1).getAttribute('data-choice');
		if (by === 'pointer') await choice(page, 1).click();
		else await page.keyboard.press('2');
		await expect(choice(page, 1)).toHaveAttribute('aria-busy', 'true');
		release();
		await expect(page.locator('[data-choice]')).toHaveCount(0);
		await expect.poll(async () => (await latestRun(page)).branches[0]?.steps[0]?.did).toBe(pressed);
	});
}

test('the policy allows no inline script, and the headers keep the page to itself', async ({
	request
}) => {
	const answer = await request.get(address());
	const html = await answer.text();
	const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
	expect(policy).toContain("script-src 'self'");
	expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
	expect(answer.headers()['x-content-type-options']).toBe('nosniff');
});

test('focus goes to the heading of what is new, and nothing moves by itself', async ({ page }) => {
	await page.goto(address());
	await ready(page);
	await page.keyboard.press('1');
	await expect(page.locator('article h2')).toBeFocused();
	const text = await shown(page).innerText();
	await page.waitForTimeout(1500);
	expect(await shown(page).innerText()).toBe(text);
});

test('going back erases nothing: another choice opens a branch', async ({ page }) => {
	await page.goto(address());
	await ready(page);
	const [first, second] = await page
		.locator('[data-choice]')
		.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.choice));
	await page.keyboard.press('1');
	await expect(page.locator('[data-choice]')).toHaveCount(0);
	await page.click('[data-back]');
	await expect(page.locator(`[data-choice="${first}"]`)).toContainText('前に選んだ道');
	await page.keyboard.press('2');
	await expect(page.locator('[data-choice]')).toHaveCount(0);
	await expect
		.poll(async () => (await latestRun(page)).branches.map(({ steps }) => steps[0]?.did))
		.toEqual([first, second]);
});

test("the browser's own back button walks back one scene", async ({ page }) => {
	await page.goto(address());
	await ready(page);
	// History is kept once the journal has answered.
	await page.waitForLoadState('networkidle');
	await page.keyboard.press('1');
	await enter(page, '[data-next]');
	await expect(page.locator(`[data-scene="${start}"]`)).toHaveCount(0);
	const there = await page.locator('[data-scene]').getAttribute('data-scene');
	await page.goBack();
	await expect(page.locator(`[data-scene="${start}"] [data-choice]`).first()).toBeVisible();
	await page.goForward();
	await expect(page.locator('[data-scene]')).toHaveAttribute('data-scene', there ?? '');
});

test('own words come first, then the choice that comes closest', async ({ page }) => {
	await page.goto(address());
	await ready(page);
	await page.getByText('自分の言葉で答える').click();
	await page.getByLabel('あなたなら、何と言いますか。').fill('まず、お茶をいれますね。');
	await page.getByRole('button', { name: '書いた' }).click();
	await expect(page.getByText('いちばん近いのは、どれですか')).toBeVisible();
	await choice(page, 1).click();
	await expect(shown(page)).toContainText('まず、お茶をいれますね。');
	await expect
		.poll(async () => (await latestRun(page)).branches[0]?.steps[0]?.own)
		.toBe('まず、お茶をいれますね。');
});

test('what is on the mind is kept before choosing', async ({ page }) => {
	await page.goto(address());
	await ready(page);
	await page.getByText('いま、気になっていること').click();
	await page.getByLabel('選ぶ前に、一行だけ書いておけます').fill('手が冷たそう');
	await page.keyboard.press('Tab');
	await choice(page, 0).click();
	await expect.poll(async () => (await latestRun(page)).minds[start]).toBe('手が冷たそう');
});

test('the language can be changed in the middle, and the scene stays', async ({ page }) => {
	await page.goto(address());
	await ready(page);
	await page.keyboard.press('1');
	await readOn(page);
	const there = await shown(page).getAttribute('data-scene');
	const before = await shown(page).innerText();
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL(address('en'));
	await expect(page.locator(`[data-scene="${there}"]`)).toBeVisible();
	expect(await shown(page).innerText()).not.toBe(before);
});

test('a run from an older version goes on where it still holds, and keeps the rest', async ({
	page
}) => {
	await page.goto(address());
	await ready(page);
	await page.keyboard.press('1');
	await readOn(page);
	await page.keyboard.press('1');
	await expect(page.locator('[data-choice]')).toHaveCount(0);
	await expect
		.poll(async () => (await latestRun(page)).branches[0]?.steps.length)
		.toBeGreaterThan(1);
	await spoilLastStep(page, 'a-choice-that-is-gone');
	await page.reload();
	await expect(page.locator('[data-notice="changed"]')).toBeVisible();
	const run = await latestRun(page);
	expect(run.branches[0]?.steps.at(-1)?.did).toBe('a-choice-that-is-gone');
	await readOn(page);
	await page.keyboard.press('1');
	await expect.poll(async () => (await latestRun(page)).branches.length).toBe(2);
});

test('every kind of screen passes axe, in Japanese on a phone and in English at a desk', async ({
	page,
	isMobile
}) => {
	const lang = isMobile ? 'ja' : 'en';
	await page.goto(prefix(lang) || '/');
	await expectAccessible(page);
	await page.goto(address(lang));
	await ready(page);
	await expectAccessible(page);
	await page.click('[popovertarget="help-now"]');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.click('[popovertarget="display-settings"]');
	await page.locator('#display-settings input[type="radio"]').last().check();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.keyboard.press('2');
	await expect(page.locator('[data-choice]')).toHaveCount(0);
	await expectAccessible(page);
});

test('at 320 px nothing is cut off, even with the largest text', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(address());
	await ready(page);
	await page.click('[popovertarget="display-settings"]');
	await page.locator('#display-settings input[type="radio"]').last().check();
	await page.keyboard.press('Escape');
	const sideways = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
	expect(await sideways()).toBe(0);
	await page.goto('/');
	expect(await sideways()).toBe(0);
});

test('by dark, axe finds nothing either', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto(address());
	await ready(page);
	await expectAccessible(page);
	await enter(page, '[data-choice]');
	await expectAccessible(page);
});
