import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, vi } from 'vitest';
import { onBoth } from './both';
import { HANA, KEN, Visitor, freshApp, joined, type App } from './visitor';

/** Who asks. */
const ROLES = ['trainer', 'admin', 'nobody'] as const;
type Role = (typeof ROLES)[number];

interface Asked {
	form?: Record<string, string>;
	/** What each is answered, in the order of ROLES. */
	answers: [trainer: number, admin: number, nobody: number];
}

const own = { present: KEN.password };

/** Every page of trainers: what it shows (`load`), and what its forms do. */
const WAYS: Record<keyof App['pages'], Record<string, Asked>> = {
	people: {
		load: { answers: [403, 200, 401] },
		invite: { form: { role: 'admin' }, answers: [403, 200, 401] },
		password: { form: { id: 'nobody' }, answers: [403, 404, 401] },
		remove: { form: { id: 'nobody' }, answers: [403, 404, 401] }
	},
	account: {
		load: { answers: [200, 200, 401] },
		name: { form: { name: 'X' }, answers: [200, 200, 401] },
		password: { form: { ...own, password: 'short' }, answers: [400, 400, 401] },
		begin: { form: own, answers: [200, 200, 401] },
		confirm: { form: { uri: '', code: '000000' }, answers: [400, 400, 401] },
		end: { form: own, answers: [200, 200, 401] },
		codes: { form: own, answers: [400, 400, 401] },
		'allow-passkey': { form: own, answers: [200, 200, 401] },
		'name-passkey': { form: { id: 'x', name: 'x' }, answers: [200, 200, 401] },
		'remove-passkey': { form: { id: 'x' }, answers: [200, 200, 401] },
		'end-session': { form: { id: 'x' }, answers: [200, 200, 401] },
		'end-all': { answers: [303, 303, 401] },
		leave: { answers: [303, 303, 303] }
	},
	// Those are there for coming in.
	signIn: {
		load: { answers: [303, 303, 200] },
		password: { form: { email: '', password: '' }, answers: [400, 400, 400] },
		oidc: { answers: [503, 503, 503] }
	},
	second: {
		load: { answers: [303, 303, 303] },
		default: { form: { code: '' }, answers: [400, 400, 400] }
	},
	welcome: {
		load: { answers: [200, 200, 200] },
		look: { form: { token: 'x' }, answers: [404, 404, 404] },
		join: { form: { token: 'x' }, answers: [404, 404, 404] },
		oidc: { form: { token: 'x' }, answers: [404, 404, 404] }
	}
};
const PAGES = Object.keys(WAYS) as (keyof App['pages'])[];

onBoth('routes of trainers', (fresh) => {
	let app: App;
	let who: Record<Role, Visitor>;
	beforeAll(async () => {
		app = await freshApp(fresh);
		const admin = await joined(app, 'admin', { ...HANA, password: KEN.password });
		who = { admin, trainer: await joined(app, 'trainer', KEN), nobody: new Visitor(app) };
	});

	async function ask(page: keyof App['pages'], way: string, role: Role) {
		const visitor = who[role];
		if (role !== 'nobody' && !(await visitor.who())) {
			const { email } = role === 'admin' ? HANA : KEN;
			await visitor.send('signIn', 'password', { email, password: KEN.password });
			expect(await visitor.who()).toMatchObject({ role });
		}
		return way === 'load' ? visitor.open(page) : visitor.send(page, way, WAYS[page][way]?.form);
	}

	const cases = PAGES.flatMap((page) =>
		Object.entries(WAYS[page]).flatMap(([way, { answers }]) =>
			ROLES.map((role, n) => [page, way, role, answers[n]] as const)
		)
	);
	it.each(cases)('%s: %s, by %s: %d', async (page, way, role, status) => {
		expect((await ask(page, way, role)).status).toBe(status);
	});

	it('are all asked', () => {
		for (const page of PAGES) {
			const { load, actions } = app.pages[page];
			const there = [...(load ? ['load'] : []), ...Object.keys(actions)];
			expect([page, Object.keys(WAYS[page]).sort()]).toEqual([page, there.sort()]);
		}
	});

	it('say so while the database is away', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const away = () => Promise.reject(new Error('The database is away.'));
		for (const [page, way] of [
			...['invite', 'password', 'remove'].map((way) => ['people', way] as const),
			...['name', 'password', 'allow-passkey'].map((way) => ['account', way] as const)
		]) {
			const url = new URL('http://banso.example/');
			const request = new Request(url, { method: 'POST', body: new FormData() });
			const event = { url, request, params: {}, locals: { db: away, trainer: away } };
			const answer = await app.pages[page].actions[way]?.(event as never);
			expect(answer).toMatchObject({ status: 503, data: { code: 'try-again' } });
		}
		log.mockRestore();
	});

	it('change nothing for those who may not', async () => {
		const rows = () =>
			Promise.all(
				(['user', 'invitation'] as const).map((table) =>
					app.db.selectFrom(table).selectAll().execute()
				)
			);
		const before = await rows();
		const id = (await who.admin.who())?.id ?? '';
		for (const role of ['trainer', 'nobody'] as const)
			for (const way of ['invite', 'password', 'remove'])
				await who[role].send('people', way, { id, role: 'admin' });
		for (const way of Object.keys(WAYS.account))
			if (way !== 'load') await who.nobody.send('account', way, { id, name: 'X', ...own });
		expect(await rows()).toEqual(before);
		expect(await who.admin.who()).toMatchObject({ id });
	});
});

/** Whoever adds a page or an endpoint for trainers says here which test asks it by every role. */
const ASKED: Record<string, string[]> = {
	'trainers-routes': ['account', 'people', 'second', 'sign-in', 'welcome'].map(
		(page) => `trainers/${page}/+page.server.ts`
	),
	'course-routes': [
		'admin/+page.server.ts',
		'admin/backup/+server.ts',
		'courses/+page.server.ts',
		'courses/[id]/+page.server.ts',
		'courses/[id]/handout/+page.server.ts'
	],
	'review-roles': [
		'review/+page.server.ts',
		'review/[course]/+page.server.ts',
		'review/[course]/noted/+server.ts',
		'review/compare/+page.server.ts'
	]
};

it('no page and no endpoint of trainers is asked by nobody', () => {
	const folder = fileURLToPath(
		new URL('../../src/routes/%5B%5Blang=lang%5D%5D/(trainers)', import.meta.url)
	);
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const there = files.filter((file) => /(^|\/)\+(page\.server|server)\.ts$/.test(file));
	expect(there.sort()).toEqual(Object.values(ASKED).flat().sort());
});
