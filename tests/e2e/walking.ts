import { expect, type Page } from '@playwright/test';
import { readFolders } from '../../src/commands/folders';
import { walk } from '../../src/lib/machine/walk';
import { spread } from '../../src/lib/scenario/walked';
import { parseScript } from '../../src/lib/scenario/parse';
import { toProgram } from '../../src/lib/scenario/compile';
import { cutsShort, type Program } from '../../src/lib/scenario/program';

/** All stories of the project, by slug. */
export const stories: Map<string, Program> = new Map(
	[...readFolders('scenarios').stories].flatMap(([slug, files]) => {
		const { script } = parseScript(slug, files['scenario.yaml'] ?? '');
		return script ? [[slug, toProgram(script)] as const] : [];
	})
);

/** Prefix of the address in a language. */
export const prefix = (lang: string) => (lang === 'ja' ? '' : `/${lang}`);

/**
 * The shortest way to each ending, as what is done at each step, the endings in the order of the walk. Complete
 * runs come first; an ending that only those reach who skip or leave follows after them.
 */
export function waysToEndings(program: Program): { ending: string; acts: string[] }[] {
	const walked = walk(program);
	const short = walked.acts.map(({ did }) => cutsShort(did));
	const found = new Map<string, string[]>();
	for (const passes of [(edge: number) => !short[walked.act[edge] ?? 0], () => true]) {
		const by = spread(walked, [0], passes);
		for (let n = 0; n < walked.count; n++) {
			if (!walked.isEnding(n) || by[n] === -2 || found.has(walked.sceneOf(n))) continue;
			const acts: string[] = [];
			for (let edge = by[n] ?? -1; edge >= 0; edge = by[walked.from[edge] ?? 0] ?? -1) {
				acts.unshift(walked.acts[walked.act[edge] ?? 0]?.did ?? '');
			}
			found.set(walked.sceneOf(n), acts);
		}
	}
	return [...found].map(([ending, acts]) => ({ ending, acts }));
}

/** Press Tab until a control has the focus, as someone without a mouse does, then Enter. */
export async function enter(page: Page, selector: string): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector))
			return page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not reach ${selector}.`);
}

/** What the page shows, as automation sees it. */
export const shown = (page: Page) => page.locator('article');

/** A press is answered within milliseconds: no need to ask as seldom as Playwright does. */
const SOON = { intervals: [20] };

/** Waits until there is something to do, or an ending: the rest of a story may still be on its way. */
export const ready = (page: Page) =>
	page.locator('[data-next], [data-choice], [data-ending]').first().waitFor();

/** Waits until something else is shown than before, and it is whole. */
export async function moved(page: Page, before: string): Promise<void> {
	await expect.poll(() => shown(page).innerText(), SOON).not.toBe(before);
	await ready(page);
}

/** How a reader uses a control: by keyboard alone, or by pointing at it. */
export interface Hand {
	use(page: Page, selector: string): Promise<void>;
	choose(page: Page, choice: string): Promise<void>;
}

/** Tab and Enter, and number keys for choices. */
export const keyboard: Hand = {
	use: enter,
	async choose(page, choice) {
		const order = await page
			.locator('[data-choice]')
			.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.choice));
		expect(order).toContain(choice);
		await page.keyboard.press(String(order.indexOf(choice) + 1));
	}
};

/** A mouse, or a finger on a touch screen. */
export const pointer: Hand = {
	use: (page, selector) => page.locator(selector).click(),
	choose: (page, choice) => page.locator(`[data-choice="${choice}"]`).click()
};

/** Read on until there is something to choose, or an ending. */
export async function readOn(page: Page, hand: Hand = keyboard): Promise<void> {
	await ready(page);
	while (
		(await page.locator('[data-choice]').count()) === 0 &&
		(await page.locator('[data-ending]').count()) === 0
	) {
		const before = await shown(page).innerText();
		await hand.use(page, '[data-next]');
		await moved(page, before);
	}
}

/**
 * Do what a way says; passages and announcements in between are read.
 * @param acts choices, `next`, `skip` and `leave`, in order.
 */
export async function follow(
	page: Page,
	acts: readonly string[],
	hand: Hand = keyboard
): Promise<void> {
	for (const act of acts) {
		if (act === 'next') continue; // read on below
		if (act === 'skip' || act === 'leave') {
			const way = page.locator(`[data-${act}]`);
			for (await ready(page); (await way.count()) === 0; await ready(page)) {
				await hand.use(page, '[data-next]');
			}
			await hand.use(page, `[data-${act}]`);
			continue;
		}
		await readOn(page, hand);
		await hand.choose(page, act);
		await expect.poll(() => page.locator('[data-choice]').count(), SOON).toBe(0);
	}
	await readOn(page, hand);
}
