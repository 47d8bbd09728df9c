import type { Browser, Page } from '@playwright/test';
import { PHONE, screenOf } from './screens';
import { prefix } from './walking';
import { expect, expectAccessible, test } from './watch';
import { counts, openWall, raise, step, toDecision } from './workshop.steps';

/** A phone in the hall: another person's browser. */
async function join(browser: Browser, lang: string, code: string): Promise<Page> {
	const context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
	const phone = await context.newPage();
	await phone.goto(`${prefix(lang)}/join?code=${code}`);
	await phone.locator('[data-sit=alone]').click();
	await expect(phone.locator('main[data-phase]')).toBeVisible();
	return phone;
}

/** Answers with the nth choice, and waits until the server has it. */
async function vote(phone: Page, n: number): Promise<void> {
	await phone.locator('[data-choice]').nth(n).click();
	await expect(phone.locator('[data-kept=true]')).toBeVisible();
}

const phase = (page: Page, name: string) =>
	expect(page.locator(`[data-phase="${name}"]`)).toBeVisible();

/** The page's own clock and network stand still, as on a phone in a pocket. */
async function sleep(phone: Page): Promise<() => Promise<void>> {
	const session = await phone.context().newCDPSession(phone);
	await session.send('Page.setWebLifecycleState', { state: 'frozen' });
	await phone.context().setOffline(true);
	return async () => {
		await phone.context().setOffline(false);
		await session.send('Page.setWebLifecycleState', { state: 'active' });
	};
}

// In English the phone's page is tried in `join`, and the room's and the wall's in `workshop-hands`.
for (const lang of ['ja']) {
	test.describe(lang, () => {
		test.use(screenOf(0));

		test('a whole story with four phones, raised hands mixed in', async ({
			page: room,
			browser
		}) => {
			test.slow();
			await room.goto(`${prefix(lang)}/workshop`);
			await room.locator('input[name=answers][value=phones]').check();
			await expectAccessible(room);
			await room.locator('form button').first().click();
			await phase(room, 'gathering');
			await expectAccessible(room);
			const wall = await openWall(room);
			await phase(wall, 'gathering');
			await expect(wall.locator('[data-qr] path')).toHaveAttribute('d', /M/);
			await expectAccessible(wall);
			const code = (await wall.locator('[data-code]').getAttribute('data-code')) ?? '';
			expect(code).toMatch(/^[0-9A-Z]{6}$/);

			const phones = await Promise.all([1, 2, 3].map(() => join(browser, lang, code)));
			const [sleeper, reloader, away] = phones as [Page, Page, Page];
			await expect(room.locator('[data-seated]')).toHaveAttribute('data-seated', '3');
			await expectAccessible(reloader);
			await step(room, 'begun');
			await toDecision(room);
			// A phone shows no choice before it is asked for.
			await expect(reloader.locator('[data-choice]')).toHaveCount(0);
			await step(room, 'asked');

			// The first vote: one reloads in the middle, one is put to sleep, one has no network.
			await phase(reloader, 'choosing');
			await expectAccessible(reloader);
			await vote(reloader, 0);
			await reloader.reload();
			await phase(reloader, 'choosing');
			await expect(reloader.locator('[data-choice][aria-pressed=true]')).toHaveCount(1);
			await vote(reloader, 1);
			await vote(sleeper, 1);
			const wake = await sleep(sleeper);
			await vote(away, 0);
			await away.context().setOffline(true);
			// What is pressed without a network arrives once it is back, as long as the vote is open.
			await away.locator('[data-choice]').nth(1).click();
			await expect(away.locator('[data-kept=true]')).toHaveCount(0);
			await away.context().setOffline(false);
			await expect(away.locator('[data-kept=true]')).toBeVisible({ timeout: 20_000 });
			await away.context().setOffline(true);
			await expect(room.locator('[data-answered]')).toHaveAttribute('data-answered', '3');
			// Nobody knows a count, the facilitator neither.
			await expect(wall.locator('[data-count]')).toHaveCount(0);
			await step(room, 'closed');
			await raise(room, [2, 1]);
			await expect(room.locator('[data-storing=false]')).toBeVisible();
			await expect(reloader.locator('[data-choice]')).toHaveCount(0);
			// One comes late, in the middle of the talk.
			const late = await join(browser, lang, code);
			await phase(late, 'talking');

			await wake();
			await away.context().setOffline(false);
			await step(room, 'asked-again');
			for (const phone of [sleeper, reloader, away, late]) {
				await phase(phone, 'choosing-again');
				await vote(phone, phone === late ? 0 : 1);
			}
			// The facilitator's page is reloaded in the middle of a vote.
			await room.reload();
			await phase(room, 'choosing-again');
			await expect(room.locator('[data-answered]')).toHaveAttribute('data-answered', '4');
			await step(room, 'closed');
			await raise(room, [0, 3]);
			await expect(wall.locator('[data-count]')).toHaveCount(0);
			await step(room, 'revealed');
			expect((await counts(wall)).slice(0, 2)).toEqual([1, 6]);
			await expect(wall.locator('.was').first()).toContainText('2');
			await expect(wall.locator('.was').nth(1)).toContainText('4');
			await phase(late, 'revealed');
			await expect(late.locator('[data-count]').nth(1)).toHaveAttribute('data-count', '6');
			await expectAccessible(late);
			await expectAccessible(wall);

			await sendNote(late, room, wall);
			await room.locator('[data-follow]').nth(1).click();
			await phase(room, 'following');

			// The rest of the story: everybody votes once, another device leads.
			const other = await takeOver(room, browser);
			let rounds = 1;
			for (;;) {
				await toDecision(other);
				if ((await other.locator('[data-summary]').count()) > 0) break;
				await step(other, 'asked');
				for (const phone of [sleeper, reloader, away, late]) {
					await expect(phone.locator('main')).toHaveAttribute('data-round', String(rounds + 1));
					await vote(phone, 0);
				}
				await step(other, 'closed');
				await step(other, 'revealed-once');
				expect((await counts(wall))[0]).toBe(4);
				await other.locator('[data-follow]').first().click();
				await phase(other, 'following');
				rounds++;
			}
			expect(rounds).toBeGreaterThan(3);
			for (const device of [wall, sleeper, late]) await phase(device, 'ended');
			await expect(other.locator('[data-summary] table')).toHaveCount(rounds);
			await expect(other.locator('[data-summary] [data-towns] li')).toHaveCount(1);
			await expectAccessible(other);

			// Deleted by a button, everywhere.
			await other.locator('[data-erase]').click();
			for (const device of [other, room, wall])
				await expect(device.getByRole('alert')).toBeVisible();
			for (const phone of [sleeper, late])
				await expect(phone.locator('main[data-phase]')).toHaveCount(0);
			await reloader.goto(`${prefix(lang)}/join?code=${code}`);
			await expect(reloader.locator('[data-sit]')).toHaveCount(0);
			for (const { context: of } of [sleeper, reloader, away, late, other].map((one) => ({
				context: one.context()
			})))
				await of.close();
		});
	});
}

/** A note is seen by nobody before the facilitator lets it through. */
async function sendNote(phone: Page, room: Page, wall: Page): Promise<void> {
	await phone
		.locator('details', { has: phone.locator('textarea') })
		.locator('summary')
		.click();
	await phone.locator('textarea').fill('図書館の二階に、だれでもいられる部屋がある。');
	await phone.locator('form .button').click();
	await expect(phone.locator('textarea')).toHaveValue('');
	await step(room, 'wondered');
	await expect(wall.locator('[data-towns]')).toHaveCount(0);
	await room
		.locator('details', { has: room.locator('[data-allow]') })
		.locator('summary')
		.click();
	await room.locator('[data-allow]').click();
	await expect(wall.locator('[data-towns] li')).toHaveText(
		'図書館の二階に、だれでもいられる部屋がある。'
	);
}

/** Another device opens the facilitator's address, and leads from there on. */
async function takeOver(room: Page, browser: Browser): Promise<Page> {
	const context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
	const other = await context.newPage();
	await other.goto(room.url());
	await phase(other, 'following');
	return other;
}
