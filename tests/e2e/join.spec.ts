import { lead, phase, sit, toVote } from './join.steps';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';

/** Nothing stands outside a small screen with the largest letters. */
async function expectRoom(page: import('@playwright/test').Page) {
	const before = page.viewportSize() ?? { width: 390, height: 844 };
	await page.setViewportSize({ width: 320, height: 700 });
	await page.evaluate(() => (document.documentElement.dataset['size'] = '3'));
	const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(over).toBeLessThanOrEqual(0);
	await expectAccessible(page);
	await page.evaluate(() => delete document.documentElement.dataset['size']);
	await page.setViewportSize(before);
}

for (const lang of ['ja', 'en']) {
	test(`an evening with a phone (${lang})`, async ({ page, request }) => {
		const led = await lead(request, lang);
		await page.goto(`${prefix(lang)}/join`);
		await expectAccessible(page);
		await page.locator('[name=code]').fill('ｚｚｚ zz');
		await page.locator('form button').press('Enter');
		await expect(page.locator('[role=status]').first()).not.toBeEmpty();
		// Full-width, small, and with a space, as one may type it.
		const wide = led.code
			.toLowerCase()
			.replace(/[a-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
		await page.locator('[name=code]').fill(`${wide.slice(0, 3)}　${wide.slice(3)}`);
		await page.locator('[name=code]').press('Enter');
		await expect(page.locator('h1')).toBeFocused();
		await expectRoom(page);
		await page.locator('[data-sit=alone]').press('Enter');
		await phase(page, 'gathering');
		await expectRoom(page);
		await toVote(page, led);
		await phase(page, 'choosing');
		await page.locator('button[data-choice]').nth(1).press('Enter');
		await expect(page.locator('[aria-pressed=true] [data-answer=kept]')).toBeVisible();
		await expectRoom(page);
		await page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(page);
		await led.tell({ type: 'closed' });
		await phase(page, 'talking');
		await expect(page.locator('[data-answer=kept]')).toBeVisible();
		await led.tell({ type: 'asked' });
		await phase(page, 'choosing-again');
		await page.locator('button[data-choice]').first().click();
		await expect(page.locator('[data-answer=kept]')).toBeVisible();
		await led.tell({ type: 'closed' });
		await led.tell({ type: 'revealed' });
		await phase(page, 'revealed');
		await expect(page.locator('[data-count="1"]')).toHaveCount(1);
		await expectRoom(page);
		await led.tell({ type: 'ended' });
		await phase(page, 'ended');
		await expectAccessible(page);
		await page.locator('[data-forget]').click();
		await expect(page.locator('[name=code]')).toBeVisible();
		await page.reload();
		await expect(page.locator('[name=code]')).toBeVisible();
	});
}

test('a seat outlasts a reload, another language and a lost network', async ({
	page,
	request,
	context
}) => {
	const led = await lead(request, 'ja');
	await sit(page, led.code);
	expect(page.url()).not.toContain('code');
	await toVote(page, led);
	await page.reload();
	await phase(page, 'choosing');
	await page.locator('header a').click();
	await expect(page).toHaveURL(/\/en\/join$/);
	await phase(page, 'choosing');
	await page.reload();
	await phase(page, 'choosing');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');

	await context.setOffline(true);
	await expect(page.locator('[data-told=behind]')).toBeVisible();
	await page.locator('button[data-choice]').first().click();
	await expect(page.locator('[data-answer=sending]')).toBeVisible();
	await expectAccessible(page);
	await context.setOffline(false);
	await expect(page.locator('[data-answer=kept]')).toBeVisible();
	await expect(page.locator('[data-told=behind]')).toHaveCount(0);

	await context.setOffline(true);
	await page.locator('button[data-choice]').nth(1).click();
	await led.tell({ type: 'closed' });
	await context.setOffline(false);
	await expect(page.locator('[data-told=late-change]')).toBeVisible();
	await led.erase();
	await expect(page.locator('[data-phase]')).toHaveCount(0);
	await page.locator('main button.main').click();
	await expect(page.locator('[name=code]')).toBeVisible();
});

test('a table shares a phone, and somebody comes late', async ({ page, request }) => {
	const led = await lead(request, 'ja');
	await page.goto(`/join?code=${led.code}`);
	await page.locator('[aria-expanded]').click();
	await page.locator('[data-by="-1"]').click();
	await page.locator('[data-by="-1"]').click();
	await expectAccessible(page);
	await page.locator('[data-sit=table]').click();
	await phase(page, 'gathering');
	await toVote(page, led);
	const more = page.locator('[data-choice] + .stepper [data-by="1"]');
	await more.nth(0).click();
	await more.nth(1).click();
	await expect(more.nth(2)).toHaveAttribute('aria-disabled', 'true');
	await expect(page.locator('[data-answer=kept]')).toBeVisible();
	await page.locator('main > .fresh > details > summary').last().click();
	await page.locator('details [data-by="1"]').click();
	await more.nth(2).click();
	await expect(page.locator('[data-answer=kept]')).toBeVisible();
	await expectAccessible(page);
	for (const type of ['closed', 'revealed']) await led.tell({ type });
	await expect(page.locator('[data-count="1"]')).toHaveCount(3);
});

test('a note outlasts a reload and a failed try', async ({ page, request, context }) => {
	const led = await lead(request, 'ja');
	await sit(page, led.code);
	await page.locator('summary').first().click();
	await page.locator('textarea').fill('図書館に静かな部屋があります。');
	await expect(page.locator('form .button')).toBeVisible();
	await page.reload();
	await phase(page, 'gathering');
	await context.setOffline(true);
	await page.locator('form .button').click();
	await expect(page.locator('form + [role=status]')).not.toBeEmpty();
	await expect(page.locator('textarea')).toHaveValue('図書館に静かな部屋があります。');
	await context.setOffline(false);
	await page.locator('form .button').click();
	await expect(page.locator('textarea')).toHaveValue('');
});
