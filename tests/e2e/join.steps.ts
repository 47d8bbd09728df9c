import type { APIRequestContext, Page } from '@playwright/test';
import { prefix, stories } from './walking';
import { expect } from './watch';

/** A session that a test leads without a laptop. */
export interface Led {
	id: string;
	code: string;
	/** Lets something happen; whether the phase knew it. */
	tell: (event: object) => Promise<boolean>;
	erase: () => Promise<unknown>;
}

/** The first story without hard scenes that comes to a decision soon, whichever that is. */
const [GENTLE = ''] = [...stories]
	.filter(([, { scenes, start }]) => {
		const hard = Object.values(scenes).some(({ caution }) => caution);
		return !hard && Object.keys(scenes[start]?.choices ?? {}).length >= 3;
	})
	.map(([slug]) => slug);

/** Opens a session. */
export async function lead(request: APIRequestContext, lang: string): Promise<Led> {
	const opened = await request.post('/api/workshop', {
		data: { story: GENTLE, lang, way: [] }
	});
	const { id, code, host } = (await opened.json()) as { id: string; code: string; host: string };
	const headers = { authorization: `Bearer ${host}` };
	let after = 1;
	return {
		id,
		code,
		async tell(event) {
			const data = { after, event };
			const answer = await request.post(`/api/workshop/${id}/host`, { headers, data });
			if (answer.ok()) after = ((await answer.json()) as { seq: number }).seq;
			return answer.ok();
		},
		erase: () => request.delete(`/api/workshop/${id}`, { headers })
	};
}

/** Reads on to the first decision, and opens its vote. */
export async function toVote(page: Page, { id, tell }: Led): Promise<void> {
	await tell({ type: 'begun' });
	while (!(await tell({ type: 'asked' }))) {
		const place = await page.evaluate(
			(path) =>
				new Promise<string>((done) => {
					const source = new EventSource(path);
					source.addEventListener('view', ({ data }: MessageEvent<string>) => {
						source.close();
						done((JSON.parse(data) as { place: string }).place);
					});
				}),
			`/api/workshop/${id}/phone?seat=${'a'.repeat(22)}`
		);
		const entered = await tell({ type: 'entered' });
		expect(entered || (await tell({ type: 'went-on', from: place, did: 'next' }))).toBe(true);
	}
}

/** Comes by the code on the wall, and sits down. */
export async function sit(page: Page, code: string, lang = 'ja'): Promise<void> {
	await page.goto(`${prefix(lang)}/join?code=${code}`);
	await page.locator('[data-sit=alone]').click();
	await phase(page, 'gathering');
}

/** The phone shows a phase. */
export async function phase(page: Page, name: string): Promise<void> {
	await expect(page.locator(`[data-phase="${name}"]`)).toBeVisible();
}
