import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { HANA, startServer, welcome, type Served } from './trainers.steps';
import { expect, expectAccessible, test } from './watch';

const COURSE = '秋の新任研修';

/** Makes a course and is on its page then. */
async function makeCourse(page: Page, url: string, name = COURSE): Promise<void> {
	await page.goto(url);
	const form = page.locator('[data-make]');
	await form.locator('[name=name]').fill(name);
	await form.locator('[name=stories]').nth(0).check();
	await form.locator('[name=stories]').nth(2).check();
	await form.locator('[name=places]').fill('24');
	await form.locator('button.main').click();
	await expect(page.locator('[data-change]')).toBeVisible();
}

test.describe('courses', () => {
	let served: Served;
	test.beforeEach(async ({ page }) => {
		served = await startServer({
			env: { BANSO_MONTH: '2026-11', BANSO_ADDRESSES: 'http://192.0.2.5:3000' }
		});
		await welcome(page, served.link);
	});
	test.afterEach(() => served.stop());

	test('are made, printed, shared, closed and deleted', async ({ page }) => {
		await page.goto(`${served.url}/courses`);
		await expectAccessible(page);
		// What is wrong is said where it stands, and what was typed stays.
		const form = page.locator('[data-make]');
		await form.locator('[name=name]').fill(COURSE);
		await form.locator('[name=places]').fill('3');
		await form.locator('button.main').click();
		await expect(page.locator('[data-wrong=places]')).toBeVisible();
		await expect(page.locator('[data-wrong=stories]')).toBeFocused();
		await expect(form.locator('[name=name]')).toHaveValue(COURSE);
		await expectAccessible(page);

		await makeCourse(page, `${served.url}/courses`);
		const code = await page.locator('[data-course-code]').getAttribute('data-course-code');
		expect(code).toMatch(/^[A-Z]{4}-\d{3}$/);
		await expect(page.locator('[data-state=open]')).toBeVisible();
		await expectAccessible(page);
		const here = page.url();

		const change = page.locator('[data-change]');
		await change.locator('[name=places]').fill('23');
		await change.locator('button.main').click();
		await expect(page.locator('[data-wrong=places]')).toBeVisible();
		await change.locator('[name=places]').fill('30');
		await change.locator('button.main').click();
		await expect(page.locator('[data-said=changed]')).toBeVisible();

		await page.locator('[data-handout]').click();
		await expect(page.locator('[data-sheet=handout]')).toContainText(String(code));
		await expectAccessible(page);
		await page.emulateMedia({ media: 'print' });
		await expect(page.locator('button:visible, nav:visible')).toHaveCount(0);
		await page.emulateMedia({ media: 'screen' });

		await page.goto(here);
		const share = page.locator('[data-share]');
		await share.locator('[name=email]').fill('nobody@example.jp');
		await share.locator('button').click();
		await expect(page.locator('[data-wrong=email]')).toBeVisible();
		await share.locator('[name=email]').fill(HANA.email);
		await share.locator('button').click();
		await expect(page.locator('[data-member=owner]')).toHaveCount(1);

		await page.locator('[data-close=close]').click();
		await expect(page.locator('[data-state=closed]')).toBeVisible();
		await page.locator('[data-close=reopen]').click();
		await expect(page.locator('[data-state=open]')).toBeVisible();

		await page.locator('summary', { hasText: '消す' }).click();
		const remove = page.locator('[data-delete]');
		await remove.locator('[name=name]').fill('別の名前');
		await remove.locator('button').click();
		await expect(page.locator('[data-wrong=name]')).toBeVisible();
		await expectAccessible(page);
		await remove.locator('[name=name]').fill(COURSE);
		await remove.locator('button').click();
		await expect(page.locator('[data-said]')).toHaveText('講座を消しました。');
		await page.goto(here);
		await expect(page.locator('[data-error="404"]')).toBeVisible();
	});

	test('in English; and an administrator takes a backup, which the course tells of', async ({
		page
	}) => {
		await makeCourse(page, `${served.url}/en/courses`, 'Autumn course');
		await expectAccessible(page);
		const here = page.url();
		await page.goto(`${served.url}/en/admin`);
		await expectAccessible(page);
		await expect(page.locator('[data-counted=courses]')).toHaveText('1');
		const days = page.locator('[name=backupDays]');
		await days.fill('400');
		await page.locator('form.keeping button').click();
		await expect(page.locator('[data-wrong=backupDays]')).toBeVisible();
		await expect(days).toHaveValue('400');
		await days.fill('20');
		await page.locator('form.keeping button').click();
		await expect(page.locator('[data-said=settings]')).toBeVisible();

		const coming = page.waitForEvent('download');
		await page.locator('[data-backup]').click();
		const download = await coming;
		expect(download.suggestedFilename()).toMatch(/^banso-\d{4}-\d\d-\d\d\.ndjson\.gz$/);
		const lines = gunzipSync(readFileSync(await download.path()))
			.toString()
			.trimEnd()
			.split('\n');
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'banso-backup', month: '2026-11' });
		expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ rows: { course: 1, user: 1 } });
		await page.goto(here);
		await expect(page.locator('[data-look=backed-up]')).toHaveCount(1);
	});

	test('work without a script', async ({ page, browser }) => {
		await makeCourse(page, `${served.url}/courses`);
		const here = page.url();
		const context = await browser.newContext({
			javaScriptEnabled: false,
			storageState: await page.context().storageState()
		});
		const plain = await context.newPage();
		await plain.goto(here);
		await expect(plain.locator('svg[data-qr] path')).toHaveAttribute('d', /^M/);
		await plain.locator('[data-change] [name=name]').fill('');
		await plain.locator('[data-change] button.main').click();
		await expect(plain.locator('[data-wrong=name]')).toBeVisible();
		await plain.locator('[data-change] [name=name]').fill('冬の研修');
		await plain.locator('[data-change] button.main').click();
		await expect(plain.locator('[data-said=changed]')).toBeVisible();
		await expect(plain.locator('h1')).toHaveText('冬の研修');
		await plain.locator('summary', { hasText: '消す' }).click();
		await plain.locator('[data-delete] [name=name]').fill('冬の研修');
		await plain.locator('[data-delete] button').click();
		await expect(plain.locator('[data-said]')).toHaveText('講座を消しました。');
		await context.close();
	});
});
