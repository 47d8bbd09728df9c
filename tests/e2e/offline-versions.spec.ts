import { changingServer, expectStored, storedPaths, stores, test } from './offline.steps';
import { expect } from './watch';

test('a new version takes the place of the old one, which stays for what is still open', async ({
	browser,
	own
}) => {
	const server = await changingServer(own.url);
	const context = await browser.newContext({ serviceWorkers: 'allow', baseURL: server.url });
	const page = await context.newPage();
	const { version } = (await (await fetch(`${own.url}/_app/version.json`)).json()) as {
		version: string;
	};
	const newer = (to: string) => (path: string, text: string) =>
		/^\/(service-worker\.js|_app\/version\.json)/.test(path)
			? { text: text.replaceAll(version, to) }
			: undefined;
	// The browser looks for a new worker when a page is opened, and the page after that is stored by it.
	const expectStores = (names: string[]) =>
		expect(async () => {
			await page.goto('/journal');
			await page.waitForTimeout(1000);
			expect(await stores(page)).toEqual(names);
		}).toPass();
	const [path, hash] = await test.step('a story is stored by the first version', async () => {
		await page.goto('/');
		await page.locator('a[href*="/scenarios/"]').first().click();
		await expect
			.poll(() => storedPaths(page))
			.toContainEqual(expect.stringContaining('.json?hash='));
		const file = (await storedPaths(page)).find((one) => one.includes('?hash=')) ?? '';
		const address = new URL(page.url()).pathname;
		await expectStored(page, '/', address);
		return [address, file.split('?hash=')[1] ?? ''] as const;
	});
	const file = `/stories/${path.split('/').at(-1)}.ja.json?hash=${hash}`;
	expect(await stores(page)).toEqual([`banso-${version}`]);

	await test.step('the second one begins with nothing, and keeps what the first has stored', async () => {
		server.become(newer('second'));
		await expectStores([`banso-${version}`, 'banso-second']);
		// The server has another text now, and no page: the stored page meets the text it was made with.
		server.become((at, text) => {
			if (at.startsWith('/stories/')) return { text: text.replace(hash, '0123456789abcdef') };
			return at === path ? { status: 502, text: 'Bad Gateway' } : newer('second')(at, text);
		});
		await page.goto(path);
		await expect(page.locator('[data-scenario]')).toBeVisible();
		const told = await page.evaluate(async (address) => {
			const story = (await (await fetch(address)).json()) as { hash: string };
			return story.hash;
		}, file);
		expect(told).toBe(hash);
	});

	await test.step('the third one lets the first go', async () => {
		server.become(newer('third'));
		await expectStores(['banso-second', 'banso-third']);
	});
	await test.step('a line that says nothing is waited for a short while, and once', async () => {
		const late = async () => {
			const began = Date.now();
			await page.goto('/journal');
			await expect(page.locator('main h1')).toBeVisible();
			return Date.now() - began;
		};
		server.become(() => 'silence');
		const [first, second] = [await late(), await late()];
		expect(first).toBeGreaterThan(2500);
		expect(first).toBeLessThan(10_000);
		expect(second).toBeLessThan(2500);
	});
	await context.close();
	server.close();
});
