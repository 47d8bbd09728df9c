import { TEA } from '../seeds/named';
import { startServer, welcome, type Served } from './trainers.steps';
import { expect, test } from './watch';

let served: Served;
test.beforeEach(async () => {
	served = await startServer();
});
test.afterEach(() => served.stop());

test('forms that another site sends, or that are too large, do nothing', async ({ page }) => {
	await welcome(page, served.link);
	// As a browser's form does it, without our script.
	const accept = 'text/html';
	const made = await page.request.post(`${served.url}/courses?/make`, {
		headers: { origin: served.url, accept },
		form: {
			name: 'A',
			stories: TEA,
			first: '2026-11',
			last: '2026-12',
			places: '30'
		},
		maxRedirects: 0
	});
	const course = made.headers()['location'] ?? '';
	expect(course).toMatch(/^\/courses\/[\w-]+$/);
	const paths = [
		`/courses?/make`,
		`${course}?/delete`,
		`${course}?/close`,
		'/admin/backup',
		'/admin?/settings',
		'/trainers/people?/invite',
		'/trainers/account?/end-all',
		'/trainers/sign-in?/password'
	];
	const data = 'name=x&email=x&role=admin&filler=';
	const type = 'application/x-www-form-urlencoded';
	for (const path of paths) {
		const send = async (origin: string, body: string) => {
			const headers = { origin, accept, 'content-type': type };
			const answer = await page.request.post(served.url + path, {
				headers,
				data: body,
				maxRedirects: 0
			});
			return answer.status();
		};
		for (const origin of ['https://evil.example', 'null'])
			expect([path, await send(origin, data)]).toEqual([path, 403]);
		const large = await send(served.url, data + 'x'.repeat(1_000_000));
		// What does not look at its body does not read it.
		expect([path, large]).toEqual([path, path === '/admin/backup' ? 200 : 413]);
	}
	// Still signed in, the course is there, and nobody was invited.
	await page.goto(`${served.url}${course}`);
	await expect(page.locator('[data-course-code]').first()).toBeVisible();
	await page.goto(`${served.url}/trainers/people`);
	await expect(page.locator('[data-person]')).toHaveCount(1);
});
