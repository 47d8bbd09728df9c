import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

/** A test whose page is watched: nothing may go to another host, and nothing may fail in the console. */
export const test = base.extend<{ watched: void }>({
	watched: [
		async ({ page, baseURL }, use) => {
			const elsewhere: string[] = [];
			const errors: string[] = [];
			page.on('request', (request) => {
				const { protocol, origin, hostname } = new URL(request.url());
				// Journeys of trainers have a server of their own beside the one of all.
				if (hostname === 'localhost') return;
				if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin)
					elsewhere.push(request.url());
			});
			page.on('console', (message) => {
				if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
					errors.push(message.text());
			});
			page.on('pageerror', (error) => errors.push(error.message));
			await use();
			expect(elsewhere, 'requests to other hosts').toEqual([]);
			expect(errors, 'errors in the console').toEqual([]);
		},
		{ auto: true }
	]
});

/** axe finds nothing, by the rules of WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
	// Colours are measured once what fades in has come to rest.
	await page.evaluate(() =>
		Promise.all(
			document.getAnimations().map((animation) => animation.finished.catch(() => undefined))
		)
	);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
	).toEqual([]);
}

export { expect };
