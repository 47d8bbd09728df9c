import type { Browser, BrowserContext, Page } from '@playwright/test';
import { toStepper } from '../../src/lib/machine/stepper';
import { walk } from '../../src/lib/machine/walk';
import { declare } from '../../src/lib/review/declared';
import { PHONE } from './screens';
import { startServer, welcome, type Served } from './trainers.steps';
import { follow, pointer, prefix, stories } from './walking';
import { expect, expectAccessible, test } from './watch';

/** A story of which every decision may be told. */
const STORY =
	[...stories].find(([, program]) => {
		const { moments, decisions } = declare(program, walk(program));
		return moments.length === decisions.length;
	})?.[0] ?? '';
/** So many send; the last two take theirs back. Of those who stay, half go one way and half another. */
const PEOPLE = 12;

/** What is done at each step on a way through the story: the first choice everywhere, or the last. */
function acts(last: boolean): string[] {
	const program = stories.get(STORY);
	if (!program) throw new Error(`There is no story "${STORY}".`);
	const stepper = toStepper(program);
	const done: string[] = [];
	for (let at = stepper.start; at.place < stepper.scenes;) {
		const open = (stepper.acts[at.place] ?? []).filter(
			(act) => act.offered(at.levels, at.marks) && !['skip', 'leave'].includes(act.did)
		);
		const act = open.at(last ? -1 : 0);
		const after = act?.take(at.levels, at.marks);
		if (!act || !after) throw new Error('The story does not go on.');
		done.push(act.did);
		at = after;
	}
	return done;
}

/** A learner in a browser of their own, every other one in English, every third one with a phone. */
class Learner {
	receipt = '';
	private constructor(
		readonly context: BrowserContext,
		readonly page: Page,
		readonly number: number
	) {}

	static async come(browser: Browser, server: Served, number: number) {
		const screen = number % 3 === 0 ? PHONE : {};
		const context = await browser.newContext({ ...screen, baseURL: server.url });
		return new Learner(context, await context.newPage(), number);
	}

	get prefix() {
		return prefix(this.number % 2 === 0 ? 'ja' : 'en');
	}

	/** Half of those who stay go one way, half the other. */
	get acts() {
		return acts(this.number < 5);
	}

	async join(code: string) {
		const { page } = this;
		await page.goto(`${this.prefix}/course?code=${code}`);
		await page.locator('[data-courses=ready]').waitFor();
		await page.locator('[data-find]').click();
		await page.locator('[data-join]').click();
		await expect(page.locator('[data-joined]')).toBeVisible();
	}

	/** Reads the story to an ending and looks at what would be sent. */
	async play() {
		const { page } = this;
		await page.goto(`${this.prefix}/scenarios/${STORY}`);
		await page.waitForFunction(() => window.bansoEarly.ready);
		await follow(page, this.acts, pointer);
		await page.locator('article a[href*="look-back"]').click();
		await page.locator('[data-look=course]').click();
		await expect(page.locator('[data-preview]')).toBeVisible();
	}

	async consent(state: 'delivered' | 'waiting') {
		const { page } = this;
		await page.locator('[data-consent=send]').click();
		await expect(page.locator(`[data-sent=${state}]`)).toBeVisible();
		const receipt = page.locator('[data-receipt]').first();
		this.receipt = (await receipt.getAttribute('data-receipt')) ?? '';
	}

	async takeBack() {
		const { page } = this;
		await page.goto(`${this.prefix}/receipt`);
		const own = page.locator(`[data-own="${this.receipt}"]`);
		await own.locator('[data-take-back]').click();
		await expect(own).toHaveAttribute('data-standing', 'withdrawn');
	}
}

test('a course, from the first trainer to the next workshop', async ({ browser, page }) => {
	test.setTimeout(400_000);
	const server = await startServer({ env: { BANSO_MONTH: '2026-11' } });
	try {
		await welcome(page, server.link);
		const code = await makeCourse(page, server);
		await expectAccessible(page);

		const learners: Learner[] = [];
		for (let number = 0; number < PEOPLE; number++) {
			const learner = await Learner.come(browser, server, number);
			learners.push(learner);
			await learner.join(code);
			await learner.play();
			if (number === 0 || number === 1) await expectAccessible(learner.page);
			// Two have no network when they consent.
			if (number < 2) await learner.context.setOffline(true);
			await learner.consent(number < 2 ? 'waiting' : 'delivered');
			if (number > 1 && number < PEOPLE - 2) await learner.context.close();
		}
		for (const learner of learners.slice(0, 2)) {
			await learner.context.setOffline(false);
			await expect(learner.page.locator('[data-sent=delivered]')).toBeVisible({ timeout: 30_000 });
		}
		for (const learner of learners.slice(-2)) await learner.takeBack();
		await expectAccessible(learners.at(-1)?.page ?? page);

		// In the month itself there is nothing to see; when it is over, there is.
		await page.goto(`${server.url}/review`);
		await page.locator('main a[href*="/review/"]').first().click();
		await page.waitForURL(/\/review\/.+/);
		await expect(page.locator('[data-table]')).toHaveCount(0);
		await server.restart({ BANSO_MONTH: '2026-12' });
		await expect(async () => {
			await page.reload();
			await expect(page.locator('[data-table]').first()).toBeVisible({ timeout: 1_000 });
		}).toPass({ timeout: 30_000 });
		await expect(page.locator('[data-cell]').first()).toBeVisible();
		const stay = PEOPLE - 2;
		await expect(page.locator('[data-batch]')).toHaveCount(1);
		await expect(page.locator('[data-batch] .people')).toHaveText(`${stay}人`);
		const cells = page.locator('[data-table]:has([data-cell])').first().locator('[data-cell]');
		const sizes = await cells.evaluateAll((all) =>
			all.map((cell) => Number((cell as HTMLElement).dataset['people']))
		);
		expect(sizes.reduce((sum, some) => sum + some, 0)).toBe(stay);
		await expectAccessible(page);
		const review = new URL(page.url());

		// Whose receipt it is can be told that it was sealed, and nobody what was in it.
		const [one] = learners;
		await one?.page.goto(`${one.prefix}/receipt`);
		const own = one?.page.locator(`[data-own="${one.receipt}"]`);
		await own?.locator('[data-ask]').click();
		await expect(own?.locator('[data-known=sealed]') ?? page.locator('none')).toBeVisible();

		await page.goto(`${server.url}/en${review.pathname}${review.search}`);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.locator('[data-cell]').first()).toBeVisible();
		await expectAccessible(page);

		// The next session begins at the decision that divided the group most.
		const contested = page.locator('[data-contested]').first();
		const scene = await contested.getAttribute('data-decision');
		await contested.locator('a[href*="/workshop"]').click();
		await expect(page.locator('select[name=story]')).toHaveValue(STORY);
		await expect(page.locator('select[name=from]')).toHaveValue(scene ?? '');
		await page.locator('form button.main').click();
		await expect(page).toHaveURL(/\/workshop\/room/);
		await expect(page.locator('[data-phase]').first()).toBeVisible();
		for (const { context } of learners) await context.close();
	} finally {
		await server.stop();
	}
});

/** @returns the code of the new course. */
async function makeCourse(page: Page, server: Served): Promise<string> {
	await page.goto(`${server.url}/courses`);
	const form = page.locator('[data-make]');
	await form.locator('[name=name]').fill('新任相談員研修');
	await form.locator(`[name=stories][value=${STORY}]`).check();
	await form.locator('[name=places]').fill('12');
	await form.locator('button.main').click();
	const code = page.locator('[data-course-code]').first();
	await expect(code).toBeVisible();
	return (await code.getAttribute('data-course-code')) ?? '';
}
