import type { Page } from '@playwright/test';
import { walk } from '../../src/lib/machine/walk';
import { cutsShort } from '../../src/lib/scenario/program';
import { spread } from '../../src/lib/scenario/walked';
import { Answering, COURSE, STORY } from './answering';
import { prefix, stories } from './walking';
import { expect, test as watched } from './watch';

/** Joins the course by its address, as from a QR code. */
export async function join(page: Page, lang = 'ja'): Promise<void> {
	await page.goto(`${prefix(lang)}/course?code=${COURSE.code}`);
	await page.locator('[data-join]').click();
	await expect(page.locator(`[data-joined="${COURSE.id}"]`)).toBeVisible();
}

/** The steps of complete runs of a story, and their endings; the shortest way to each end, the shortest first. */
function ways(slug: string) {
	const program = stories.get(slug);
	if (!program) throw new Error(`There is no story ${slug}.`);
	const found: { steps: { at: string; did: string }[]; ended: string; asked: string[] }[] = [];
	const walked = walk(program);
	const by = spread(
		walked,
		[0],
		(edge) => !cutsShort(walked.acts[walked.act[edge] ?? 0]?.did ?? '')
	);
	for (let n = 0; n < walked.count; n++) {
		if (!walked.isEnding(n) || by[n] === -2) continue;
		const steps: { at: string; did: string }[] = [];
		for (let edge = by[n] ?? -1; edge >= 0; edge = by[walked.from[edge] ?? 0] ?? -1) {
			const act = walked.acts[walked.act[edge] ?? 0];
			steps.unshift({ at: act?.scene ?? '', did: act?.did ?? '' });
		}
		const asked = Object.keys(program.scenes).filter((id) => program.scenes[id]?.reflection);
		found.push({ steps, ended: walked.sceneOf(n), asked });
	}
	return found.sort((a, b) => a.steps.length - b.steps.length);
}

/**
 * Puts a run that was read to its end into the journal, as the player would have.
 * @param reflection what was written in the look-back.
 * @param twice whether it was read to another end as well, on a branch `other`.
 * @returns what was chosen in it, on its first branch.
 */
export async function haveRead(
	page: Page,
	id: string,
	{ lang = 'ja', started = 1, reflection = '', twice = false } = {}
): Promise<{ at: string; did: string }[]> {
	const [one, other] = ways(STORY);
	if (!one || !other) throw new Error(`${STORY} has one end only.`);
	const { steps, asked } = one;
	const file = (await (await page.request.get(`/stories/${STORY}.${lang}.json`)).json()) as {
		hash: string;
	};
	const scene = steps.find(({ at }) => asked.includes(at))?.at ?? asked[0] ?? '';
	const run = {
		id,
		scenario: STORY,
		lang,
		seed: 1,
		rev: 1,
		current: 'main',
		branches: (twice ? [one, other] : [one]).map(({ steps, ended }, n) => {
			const moments = { started, touched: started };
			return {
				id: n ? 'other' : 'main',
				steps,
				read: steps.length,
				hash: file.hash,
				ended,
				...moments
			};
		}),
		minds: {},
		reflections: reflection ? { [scene]: reflection } : {},
		started,
		touched: started
	};
	await page.goto(`${prefix(lang)}/journal`);
	await expect(page.locator('[data-journal=ready]')).toBeVisible();
	await page.evaluate(async (run) => {
		const db = await new Promise<IDBDatabase>((done) => {
			const opening = indexedDB.open('banso');
			opening.onsuccess = () => done(opening.result);
		});
		await new Promise<void>((done) => {
			const saving = db.transaction('runs', 'readwrite');
			saving.objectStore('runs').put(run);
			saving.oncomplete = () => done();
		});
		db.close();
	}, run);
	return steps.filter(({ did }) => did !== 'next');
}

/** Opens the look-back of a run where it can be handed to a course. */
export async function toSending(page: Page, run: string, lang = 'ja'): Promise<void> {
	await page.goto(`${prefix(lang)}/scenarios/${STORY}/look-back?run=${run}#sending`);
	await expect(page.locator('[data-section=sending] [data-sending]')).toBeVisible();
}

/** A learner of the course has read a story, and looks at what would leave. */
export async function toPreview(page: Page): Promise<void> {
	await join(page);
	await haveRead(page, 'a'.repeat(32));
	await toSending(page, 'a'.repeat(32));
	await page.locator('[data-look=course]').click();
}

/** The text that would leave, as it is shown. */
export async function wire(page: Page): Promise<string> {
	await page.locator('[data-preview] summary').last().click();
	return page.locator('[data-wire]').evaluate((shown) => shown.textContent ?? '');
}

/** A journey whose learner endpoints are answered here. */
export const test = watched.extend<{ server: Answering }>({
	server: [
		async ({ context }, use) => {
			const server = new Answering();
			await server.listen(context);
			await use(server);
		},
		{ auto: true }
	]
});

/** What a page says of something that was sent. */
export const sent = '[data-section=sending] [data-state]';

/**
 * Holds up what this device remembers of sending, as a slow disk does: whatever is to be kept waits.
 * @returns a function that lets it go on.
 */
export async function slowDisk(page: Page): Promise<() => Promise<void>> {
	await page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((done) => {
			const opening = indexedDB.open('banso-sending');
			opening.onsuccess = () => done(opening.result);
		});
		const store = db.transaction(['sent', 'marks'], 'readwrite').objectStore('sent');
		const busy = window as { goOn?: boolean };
		const again = () => {
			if (busy.goOn) db.close();
			else store.count().onsuccess = again;
		};
		again();
	});
	return () => page.evaluate(() => void ((window as { goOn?: boolean }).goOn = true));
}
