import type { Page } from '@playwright/test';
import { toFile } from '../../src/lib/review/file';
import { TEA } from '../seeds/named';
import { storyKept } from '../seeds/stories';
import { drawn, wayThrough } from '../seeds/ways';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';

const { hash, program } = storyKept(TEA);

function fileOf(n: number, more: { hash?: string; did?: string } = {}) {
	const deeds = wayThrough(program, drawn(n));
	if (more.did && deeds[0]) deeds[0].did = more.did;
	const contribution = { scenario: TEA, hash: more.hash ?? hash, time: 'first' as const, deeds };
	const text = JSON.stringify(toFile(n.toString(16).padStart(32, '0'), contribution));
	return { name: `${n}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
}
const many = (count: number) => Array.from({ length: count }, (_, n) => fileOf(n));

async function choose(page: Page, files: ReturnType<typeof fileOf>[]): Promise<void> {
	await expect(page.locator('input[type=file]')).toBeEnabled();
	await page.locator('input[type=file]').setInputFiles(files);
	await expect(page.locator('input[type=file]')).toBeEnabled();
	await expect(page.locator('[data-found]')).toBeFocused();
}

for (const lang of ['ja', 'en']) {
	test(`files are put together on this device (${lang})`, async ({ page }) => {
		await page.goto(`${prefix(lang)}/review/files`);
		await expectAccessible(page);
		const sent: string[] = [];
		page.on('request', (request) =>
			sent.push(
				`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`
			)
		);

		await choose(page, many(9));
		await expect(page.locator('[data-few]')).toBeVisible();
		await expect(page.locator('[data-table]')).toHaveCount(0);
		await expectAccessible(page);

		await choose(page, many(14));
		await expect(page.locator('[data-group]')).toHaveAttribute('data-files', '14');
		await expect(page.locator('[data-table]')).toHaveCount(9);
		await expect(page.locator('[data-not-counted]')).toHaveCount(0);
		await expectAccessible(page);

		// Nothing of what was in the files has left, and nothing stays.
		expect(sent.filter((one) => !/^GET \/(stories\/|_app\/)/.test(one))).toEqual([]);
		expect(sent.some((one) => one.includes('.declared.json'))).toBe(true);
		expect(
			await page.evaluate(() =>
				Object.keys(localStorage)
					.concat(Object.keys(sessionStorage))
					.filter((key) => !key.startsWith('sveltekit'))
			)
		).toEqual([]);
		expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
		await page.reload();
		await expect(page.locator('[data-group]')).toHaveCount(0);
	});
}

test('each file that does not count is named with its reason', async ({ page }) => {
	await page.goto('/review/files');
	const odd = [
		{ ...fileOf(20, { hash: '0'.repeat(16) }), name: 'old.json' },
		{ ...fileOf(21, { did: 'nobody-knows' }), name: 'changed.json' },
		{ ...fileOf(3), name: 'again.json' },
		{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
		{ name: 'huge.json', mimeType: 'application/json', buffer: Buffer.alloc(100_000, ' ') }
	];
	await choose(page, [...many(12), ...odd]);
	await expect(page.locator('[data-group]')).toHaveAttribute('data-files', '12');
	const why = await page
		.locator('[data-why]')
		.evaluateAll((all) =>
			all.map((one) => [one.querySelector('b')?.textContent, (one as HTMLElement).dataset['why']])
		);
	expect(Object.fromEntries(why)).toEqual({
		'old.json': 'another-version',
		'changed.json': 'altered',
		'again.json': 'double',
		'letter.txt': 'unreadable',
		'huge.json': 'unreadable'
	});
	await expectAccessible(page);
	await page.setViewportSize({ width: 320, height: 700 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('where the story cannot be loaded, nothing is put together and the page says so', async ({
	page
}) => {
	await page.goto('/review/files');
	await page.route('**/*.declared.json*', (route) => route.abort());
	await expect(page.locator('input[type=file]')).toBeEnabled();
	await page.locator('input[type=file]').setInputFiles(many(10));
	await expect(page.locator('[data-failed]')).toBeVisible();
	await page.unroute('**/*.declared.json*');
	await choose(page, many(10));
	await expect(page.locator('[data-table]')).toHaveCount(9);
});
