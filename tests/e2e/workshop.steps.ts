import type { Page } from '@playwright/test';
import { expect } from './watch';

/** What journeys through a workshop have in common. */

/** Takes a step as facilitator, by keyboard; the focus then stands at what to say next. */
export async function step(room: Page, name: string): Promise<void> {
	const phase = await room.locator('[data-phase]').getAttribute('data-phase');
	const place = room.locator('[data-reading], [data-phase=gathering]').first();
	const before = await place.innerText();
	// Right after a step a press is taken for one that was meant for it.
	await room.waitForTimeout(400);
	await room.locator(`[data-step=${name}]`).press('Enter');
	await expect
		.poll(async () => {
			const now = await room.locator('[data-phase]').getAttribute('data-phase');
			return now !== phase || (await place.innerText()) !== before;
		})
		.toBe(true);
	await expect(room.locator('.hint')).toBeFocused();
}

/** Opens the projector's window, as large as a projector. */
export async function openWall(room: Page): Promise<Page> {
	const opens = room.context().waitForEvent('page');
	await room.locator('[data-project]').click();
	const wall = await opens;
	await wall.setViewportSize({ width: 1920, height: 1080 });
	return wall;
}

/** Types counts of raised hands, in the order of letters. */
export async function raise(room: Page, counts: number[]): Promise<void> {
	for (const [n, count] of counts.entries()) {
		const field = room.locator('[data-hands]').nth(n);
		await field.fill(String(count));
		await field.press('Tab');
	}
}

/** Goes on until there is something to ask the group, or the evening has ended; hard scenes are read. */
export async function toDecision(room: Page): Promise<void> {
	for (;;) {
		for (const name of ['entered', 'next', 'heard'])
			if ((await room.locator(`[data-step=${name}]`).count()) > 0) await step(room, name);
		const stands = room.locator('[data-step=asked], [data-summary]');
		if ((await stands.count()) > 0) return;
	}
}

/** Counts on the wall, in the order of letters: after talking. */
export async function counts(wall: Page): Promise<number[]> {
	const all = wall.locator('[data-count]');
	await expect(all.first()).toBeVisible();
	return all.evaluateAll((found) => found.map((one) => Number((one as HTMLElement).dataset.count)));
}

/** All of it stands on the wall at once, since nobody can scroll there, and in print for the last row: 40 px at 1920. */
export async function expectReadable(wall: Page): Promise<void> {
	const { height, small } = await wall.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const found: string[] = [];
		while (texts.nextNode()) {
			const element = texts.currentNode.parentElement;
			const words = texts.currentNode.textContent?.trim();
			if (!element || !words || element.closest('.out-of-sight, script, style, noscript, rt'))
				continue;
			const { fontSize, clipPath } = getComputedStyle(element);
			const zoom = (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
			if (clipPath === 'none' && parseFloat(fontSize) * zoom < 40)
				found.push(`${fontSize}: ${words}`);
		}
		return { height: document.documentElement.scrollHeight, small: found };
	});
	expect(small).toEqual([]);
	expect(height).toBeLessThanOrEqual(1080);
}
