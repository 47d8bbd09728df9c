import { URI, type TOTP } from 'otpauth';
import type { Page } from '@playwright/test';
import { HANA, signIn, startServer, welcome, type Served } from './trainers.steps';
import { expect, expectAccessible, test } from './watch';

let served: Served;
test.beforeEach(async () => {
	served = await startServer();
});
test.afterEach(() => served.stop());

/** A device that asks for a finger, and is given one. */
async function withFinger(page: Page): Promise<void> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
}

for (const lang of ['ja', 'en'] as const) {
	const prefix = lang === 'ja' ? '' : '/en';
	const at = (path: string) => `${served.url}${prefix}${path}`;
	const account = '/trainers/account';

	test(`from the first link to a passkey, and out everywhere (${lang})`, async ({
		page,
		browser
	}) => {
		test.slow(); // a password is meant to take its time
		await withFinger(page);
		await page.goto(at(`${account}?x=1`));
		await expect(page).toHaveURL(
			at(`/trainers/sign-in?to=${encodeURIComponent(`${prefix}${account}?x=1`)}`)
		);
		await expectAccessible(page);

		await test.step('the link opens in the language one reads, and makes an administrator', async () => {
			await page.goto(served.link);
			await expect(page.locator('[data-welcome=admin]')).toBeVisible();
			if (lang === 'en') {
				await page.locator('header a[hreflang=en]').click();
				await expect(page).toHaveURL(/\/en\/trainers\/welcome#/);
				await expect(page.locator('[data-welcome=admin]')).toBeVisible();
			}
			await expectAccessible(page);
			const form = page.locator('[data-welcome]');
			await form.locator('[name=name]').fill(HANA.name);
			await form.locator('[name=email]').fill(HANA.email);
			await form.locator('[name=password]').fill('hanaokahanaoka');
			await page.keyboard.press('Enter');
			await expect(page.locator('[data-wrong=password]')).toBeVisible();
			await expect(page.locator('[data-hints] li').first()).toBeVisible();
			await expect(form.locator('[name=name]')).toHaveValue(HANA.name);
			await expectAccessible(page);
			await form.locator('[name=password]').fill(HANA.password);
			await page.keyboard.press('Enter');
			await expect(page.locator('[data-trainer=admin]')).toBeVisible();
			await expectAccessible(page);
		});

		let totp!: TOTP;
		await test.step('a second factor', async () => {
			const part = page.locator('[data-part=second]');
			await part.locator('[name=present]').fill(HANA.password);
			await page.keyboard.press('Enter');
			const uri = await part.locator('[data-key]').getAttribute('data-key');
			totp = URI.parse(uri ?? '') as TOTP;
			await expect(part.locator('[data-qr]')).toBeVisible();
			await expectAccessible(page);
			await part.locator('[name=code]').fill('12345');
			await page.keyboard.press('Enter');
			await expect(part.locator('[data-wrong=code]')).toBeVisible();
			await part.locator('[name=code]').fill(totp.generate());
			await page.keyboard.press('Enter');
			await expect(part.locator('[data-codes] [data-code]')).toHaveCount(10);
			await expect(part.locator('[data-second-factor=on]')).toBeVisible();
			await expectAccessible(page);
		});

		await test.step('a passkey', async () => {
			const add = page.locator('[data-add-passkey]');
			await add.locator('[name=name]').fill('office');
			await add.locator('[name=present]').fill('not-this-one-at-all');
			await page.keyboard.press('Enter');
			const part = page.locator('[data-part=passkeys]');
			await expect(part.locator('[data-code=wrong]')).toBeVisible();
			await expect(add.locator('[name=name]')).toHaveValue('office');
			await expectAccessible(page);
			await add.locator('[name=present]').fill(HANA.password);
			await page.keyboard.press('Enter');
			await expect(page.locator('li[data-passkey]')).toHaveCount(1);
		});

		await test.step('out, and in again by password and digits', async () => {
			await page.locator('[data-leave]').click();
			await expect(page.locator('[data-sign-in]')).toBeVisible();
			await page.goto(at(account));
			await expect(page.locator('[data-sign-in]')).toBeVisible();
			await page.locator('[name=email]').fill(HANA.email);
			await page.locator('[name=password]').fill('not-this-one-at-all');
			await page.keyboard.press('Enter');
			await expect(page.locator('[data-code=wrong]')).toBeVisible();
			await expect(page.locator('[name=email]')).toHaveValue(HANA.email);
			await page.locator('[name=password]').fill(HANA.password);
			await page.keyboard.press('Enter');
			await expect(page.locator('[data-second]')).toBeVisible();
			await expectAccessible(page);
			await page.locator('[name=code]').fill(totp.generate());
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL(at(account));
		});

		await test.step('out, and in again by passkey', async () => {
			await page.locator('[data-leave]').click();
			await page.goto(at(account));
			await page.locator('[data-passkey]').click();
			await expect(page).toHaveURL(at(account));
			await expect(page.locator('[data-session]')).toHaveCount(1);
		});

		await test.step('out everywhere', async () => {
			const other = await (await browser.newContext()).newPage();
			await signIn(other, served.url);
			await other.locator('[name=code]').fill(totp.generate());
			await other.keyboard.press('Enter');
			await expect(other.locator('[data-session]')).toHaveCount(2);
			await page.locator('[data-end-all]').click();
			await expect(page.locator('[data-sign-in]')).toBeVisible();
			await other.reload();
			await expect(other.locator('[data-sign-in]')).toBeVisible();
			await other.context().close();
		});
	});
}

test('an administrator invites somebody, who gets no further than a trainer may', async ({
	page,
	browser
}) => {
	test.slow();
	await welcome(page, served.link);
	await page.goto(`${served.url}/trainers/people`);
	await expectAccessible(page);
	await page.locator('[data-invite] button').click();
	const link = await page.locator('[data-link]').getAttribute('data-link');
	await expectAccessible(page);

	const ken = await (await browser.newContext()).newPage();
	const KEN = { name: '川辺 けん', email: 'ken@example.jp', password: 'kawa-no-muko-no-hashi-3' };
	await welcome(ken, link ?? '', KEN);
	await expect(ken.locator('[data-trainer=trainer]')).toBeVisible();
	await expect(ken.locator('nav a[href="/trainers/people"]')).toHaveCount(0);
	const refused = await ken.goto(`${served.url}/trainers/people`);
	expect(refused?.status()).toBe(403);
	expect(refused?.headers()['cache-control']).toContain('no-store');
	await expect(ken.locator('[data-error="403"]')).toBeVisible();

	await page.reload();
	const person = page.locator('[data-person]', { hasText: KEN.name });
	await person.locator('summary').click();
	await person.locator('[data-renew]').click();
	await expect(page.locator('[data-link]')).toBeVisible();
	await page.reload();
	await person.locator('summary').click();
	await person.locator('[data-remove]').click();
	await expect(person).toHaveCount(0);
	await ken.goto(`${served.url}/trainers/account`);
	await expect(ken.locator('[data-sign-in]')).toBeVisible();
	await ken.context().close();
});

test('without a script one comes in all the same', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(served.link);
	await page.locator('[data-link] [name=token]').fill(served.link);
	await page.locator('[data-link] button').click();
	const form = page.locator('[data-welcome=admin]');
	await form.locator('[name=name]').fill(HANA.name);
	await form.locator('[name=email]').fill(HANA.email);
	await form.locator('[name=password]').fill(HANA.password);
	await form.locator('button').click();
	await expect(page.locator('[data-trainer=admin]')).toBeVisible();
	await page.locator('[data-leave]').click();
	await signIn(page, served.url);
	await expect(page.locator('[data-trainer=admin]')).toBeVisible();
	await context.close();
});

test('a database that is away keeps nobody from reading', async ({ page }) => {
	const broken = await startServer({ env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } });
	try {
		expect(broken.link).toBe('');
		expect((await page.goto(`${broken.url}/`))?.status()).toBe(200);
		await expect(page.locator('main article').first()).toBeVisible();
		expect((await page.goto(`${broken.url}/trainers/sign-in`))?.status()).toBe(200);
	} finally {
		await broken.stop();
	}
});
