import { expect, type Page } from '@playwright/test';
import { readFolders } from '../../src/commands/folders';
import { walk } from '../../src/lib/machine/walk';
import { parseScript } from '../../src/lib/scenario/parse';
import { toProgram } from '../../src/lib/scenario/compile';
import type { Program } from '../../src/lib/scenario/program';

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
 * The shortest way to each ending, as what is done at each step, the endings in the order of the walk.
 * @param skips whether hard scenes may be skipped.
 */
export function waysToEndings(
	program: Program,
	skips = false
): { ending: string; acts: string[] }[] {
	const walked = walk(program);
	const by = new Int32Array(walked.count).fill(-2);
	by[0] = -1;
	const queue = [0];
	const found = new Map<string, string[]>();
	for (let head = 0; head < queue.length; head++) {
		const n = queue[head] ?? 0;
		if (walked.isEnding(n) && !found.has(walked.sceneOf(n))) {
			const acts: string[] = [];
			for (let edge = by[n] ?? -1; edge >= 0; edge = by[walked.from[edge] ?? 0] ?? -1) {
				acts.unshift(walked.acts[walked.act[edge] ?? 0]?.did ?? '');
			}
			found.set(walked.sceneOf(n), acts);
		}
		for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
			const target = walked.to[edge] ?? 0;
			const skip = walked.acts[walked.act[edge] ?? 0]?.did === 'skip';
			if (by[target] !== -2 || (skip && !skips)) continue;
			by[target] = edge;
			queue.push(target);
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

/** Read on until there is something to choose, or an ending; nothing but the keyboard is used. */
export async function readOn(page: Page): Promise<void> {
	while (
		(await page.locator('[data-choice]').count()) === 0 &&
		(await page.locator('[data-ending]').count()) === 0
	) {
		const before = await shown(page).innerText();
		await enter(page, '[data-next]');
		await expect(shown(page)).not.toHaveText(before, { useInnerText: true });
	}
}

/**
 * Do what a way says, by keyboard alone: number keys for choices, Tab and Enter for all else.
 * Passages and announcements in between are read.
 */
export async function follow(page: Page, acts: readonly string[]): Promise<void> {
	for (const act of acts) {
		if (act === 'next') continue; // read on below
		if (act === 'skip') {
			while ((await page.locator('[data-skip]').count()) === 0) await enter(page, '[data-next]');
			await enter(page, '[data-skip]');
			continue;
		}
		await readOn(page);
		const order = await page
			.locator('[data-choice]')
			.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.choice));
		expect(order).toContain(act);
		await page.keyboard.press(String(order.indexOf(act) + 1));
		await expect(page.locator('[data-choice]')).toHaveCount(0);
	}
	await readOn(page);
}
