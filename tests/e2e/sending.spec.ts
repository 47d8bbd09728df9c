import { showReceipt } from '../../src/lib/review/receipt';
import { COURSE, STORY } from './answering';
import { stored } from './journal.steps';
import { haveRead, join, sent, test, toSending, wire } from './sending.steps';
import { enter, prefix } from './walking';
import { expect, expectAccessible } from './watch';

for (const lang of ['ja', 'en']) {
	test(`a course is joined by its code, known without a network, and left (${lang})`, async ({
		page,
		context,
		server
	}) => {
		await page.goto(`${prefix(lang)}/course`);
		await expect(page.locator('[data-courses=ready]')).toBeVisible();
		const code = page.locator('[data-course-code]');
		await code.fill('hello');
		await page.locator('[data-find]').click();
		await expect(page.locator('[data-told=not-a-code]')).toBeVisible();
		await code.fill('koma743');
		await page.locator('[data-find]').click();
		await expect(page.locator('[data-told=unknown]')).toBeVisible();
		await expect(code).toHaveValue('koma743');
		await expectAccessible(page);

		await code.fill('ｋｏｍａ742');
		await enter(page, '[data-find]');
		const course = page.locator(`[data-course="${COURSE.id}"]`);
		await expect(course).toContainText(COURSE.name);
		await expect(course.locator('li a')).toHaveCount(1);
		await expect(course.locator('.means li')).toHaveCount(3);
		await expectAccessible(page);
		await enter(page, '[data-join]');
		await expect(page.locator(`[data-joined="${COURSE.id}"]`)).toBeVisible();
		await expectAccessible(page);

		await page.reload();
		await expect(page.locator(`[data-joined="${COURSE.id}"]`)).toContainText(COURSE.code);
		await page.waitForLoadState('networkidle');
		await server.away(context, true);
		await code.fill(COURSE.code);
		await page.locator('[data-find]').click();
		await expect(page.locator('[data-told=unreached]')).toBeVisible();
		await server.away(context, false);
		await page.locator('[data-joined] summary').click();
		await page.locator('[data-leave-course]').click();
		await expect(page.locator('[data-joined]')).toHaveCount(0);
		expect(server.posted).toEqual([]);
	});

	test(`what is shown is what is sent, once for each run (${lang})`, async ({ page, server }) => {
		await join(page, lang);
		const chosen = await haveRead(page, 'a'.repeat(32), { lang });
		await page.reload();
		await page.locator('[data-hand-over]').click();
		await expect(page).toHaveURL(/#sending$/);
		await expect(page.locator('#sending')).toBeFocused();
		await expect(page.locator('#sending')).toBeInViewport();

		await enter(page, '[data-look=course]');
		await expect(page.locator('[data-preview] dd')).toHaveCount(chosen.length);
		await expectAccessible(page);
		await enter(page, '[data-decline]');
		await expect(page.locator('[data-told=not-sent]')).toBeVisible();
		expect(server.posted).toEqual([]);

		await page.locator('[data-look=course]').click();
		const shown = await wire(page);
		await expectAccessible(page);
		await enter(page, '[data-consent=send]');
		await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
		expect(server.to('/api/contribution')).toEqual([shown]);
		const body = JSON.parse(shown) as { receipt: string; course: string; contribution: object };
		expect(Object.keys(body)).toEqual(['course', 'receipt', 'contribution']);
		expect(body.course).toBe(COURSE.id);
		expect(body.contribution).toMatchObject({ scenario: STORY, time: 'first', deeds: chosen });
		expect(Object.keys(body.contribution)).toEqual(['scenario', 'hash', 'time', 'deeds']);
		await expect(page.locator('[data-receipt]')).toHaveText(showReceipt(body.receipt));
		await expectAccessible(page);

		await page.reload();
		await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
		await expect(page.locator('[data-look]')).toHaveCount(0);

		// Of later runs one goes to a course; a third one is kindly held back.
		await haveRead(page, 'b'.repeat(32), { lang, started: 2 });
		await toSending(page, 'b'.repeat(32), lang);
		await page.locator('[data-look=course]').click();
		expect(JSON.parse(await wire(page))).toMatchObject({ contribution: { time: 'later' } });
		await page.locator('[data-consent=send]').click();
		await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
		await haveRead(page, 'c'.repeat(32), { lang, started: 3 });
		await toSending(page, 'c'.repeat(32), lang);
		await expect(page.locator('[data-hindered=may-later-sent]')).toBeVisible();
		expect(server.rows.size).toBe(2);
	});

	// What follows is the same in English but for its words.
	if (lang === 'en') continue;

	test(`a receipt takes it back; what is sealed only with its whole batch (${lang})`, async ({
		page,
		server
	}) => {
		await join(page, lang);
		for (const [n, run] of ['a', 'b'].entries()) {
			await haveRead(page, run.repeat(32), { lang, started: n });
			await toSending(page, run.repeat(32), lang);
			await page.locator('[data-look=course]').click();
			await page.locator('[data-consent=send]').click();
			await expect(page.locator(sent)).toHaveAttribute('data-state', 'delivered');
		}
		const [first = '', second = ''] = [...server.rows.keys()];
		server.sealed.add(second);
		await page.goto(`${prefix(lang)}/receipt`);
		const own = (receipt: string) => page.locator(`[data-own="${receipt}"]`);
		await expect(own(first)).toHaveAttribute('data-standing', 'delivered');
		await expectAccessible(page);
		await own(first).locator('[data-take-back]').click();
		await expect(own(first)).toHaveAttribute('data-standing', 'withdrawn');
		expect([...server.rows.keys()]).toEqual([second]);

		await own(second).locator('[data-ask]').click();
		await expect(own(second)).toHaveAttribute('data-standing', 'sealed');
		await expect(own(second).locator('[data-take-back]')).toHaveCount(0);
		await own(second).locator('summary').click();
		await own(second).locator('[data-withdraw-batch]').click({ force: true });
		await expect(own(second).locator('[data-told=sealed-batch-first]')).toBeVisible();
		expect(server.rows.size).toBe(1);
		await expectAccessible(page);

		// From another device, by what stands on paper.
		await page.locator('[data-receipt-input]').fill('zz');
		await page.locator('[data-ask-typed]').click();
		await expect(page.locator('#receipt-wrong')).not.toBeEmpty();
		await page.locator('[data-receipt-input]').fill(showReceipt(second).toUpperCase());
		await page.locator('[data-ask-typed]').click();
		const asked = page.locator('main > section').last().locator('[data-known=sealed]');
		await asked.locator('summary').click();
		await asked.locator('[data-sure]').check();
		await asked.locator('[data-withdraw-batch]').click();
		await expect(own(second)).toHaveAttribute('data-standing', 'withdrawn-batch');
		expect(server.rows.size).toBe(0);

		await page.emulateMedia({ media: 'print' });
		await expect(own(first).locator('[data-receipt]')).toBeVisible();
		await expect(page.locator('main button:visible')).toHaveCount(0);
	});

	test(`a reflection is shared by its own act, after a look at what it tells (${lang})`, async ({
		page,
		server
	}) => {
		const words = '田中さんを思い出した。松本市の、38歳の人。I met Kenji Mori there.';
		await join(page, lang);
		await haveRead(page, 'a'.repeat(32), { lang, reflection: words });
		await toSending(page, 'a'.repeat(32), lang);
		await page.locator('[data-words] summary').first().click();
		await page.locator('[data-look=words]').click();
		await expect(page.locator('mark')).toHaveText(['田中さん', '松本市', '38歳', 'Kenji Mori']);
		await expectAccessible(page);
		expect(server.posted).toEqual([]);

		const copy = page.locator('[data-preview=words] textarea');
		await copy.fill('あ'.repeat(1001));
		await page.locator('[data-consent=words]').click({ force: true });
		expect(server.posted).toEqual([]);
		await copy.fill(' ある人を思い出した。 ');
		await expect(page.locator('mark')).toHaveCount(0);
		const shown = await wire(page);
		await page.locator('[data-consent=words]').click();
		await expect(page.locator('[data-words] [data-state]')).toHaveAttribute(
			'data-state',
			'delivered'
		);
		expect(server.to('/api/reflection')).toEqual([shown]);
		const body = JSON.parse(shown) as Record<string, string>;
		expect(Object.keys(body)).toEqual(['course', 'receipt', 'scenario', 'hash', 'scene', 'text']);
		expect(body['text']).toBe('ある人を思い出した。');
		await expectAccessible(page);

		// The journal keeps its own words; another of the same story is not asked for.
		const runs = (await stored(page)) as unknown as { reflections: Record<string, string> }[];
		expect(Object.values(runs[0]?.reflections ?? {})).toEqual([words]);
		await page.reload();
		await expect(page.locator('[data-words] [data-state=delivered]')).toBeVisible();
		await expect(page.locator('[data-look=words]')).toHaveCount(0);
	});
}
