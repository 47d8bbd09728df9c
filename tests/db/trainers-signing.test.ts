import type { TOTP } from 'otpauth';
import { URI } from 'otpauth';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onBoth } from './both';
import { HANA, Visitor, emptied, freshApp, joined, type App } from './visitor';

onBoth('signing in', (fresh) => {
	let app: App;
	beforeEach(async () => {
		// As a process that has just begun: what is counted is counted in memory.
		app = await freshApp(fresh);
	});
	afterEach(async () => {
		vi.useRealTimers();
		await emptied(app.db);
		await app.db.destroy();
	});
	const enter = (visitor: Visitor, password = HANA.password) =>
		visitor.send('signIn', 'password', { email: HANA.email, password });

	it('is closed for those who were not invited, by every endpoint', async () => {
		const auth = await app.theAuth('http://banso.example');
		const visitor = new Visitor(app);
		const body = JSON.stringify({ ...HANA, role: 'admin', provider: 'oidc', callbackURL: '/' });
		const paths = Object.values(auth.api).flatMap((endpoint) =>
			'path' in endpoint && typeof endpoint.path === 'string' ? [endpoint.path.slice(1)] : []
		);
		expect(paths).toContain('sign-up/email');
		for (const path of paths) {
			const open = /^passkey\/(verify|generate)-/.test(path);
			const answers = [await visitor.call('POST', path, body), await visitor.call('GET', path)];
			for (const { status } of answers)
				expect([path, status < 400 && !open]).toEqual([path, false]);
		}
		// Behind our door better-auth refuses as well.
		for (const path of ['sign-up/email', 'sign-in/social', 'sign-in/email']) {
			const url = `http://banso.example/api/auth/${path}`;
			const headers = { 'content-type': 'application/json', origin: 'http://banso.example' };
			const { status } = await auth.handler(new Request(url, { method: 'POST', headers, body }));
			expect([path, status >= 400]).toEqual([path, true]);
		}
		expect(await app.db.selectFrom('user').selectAll().execute()).toEqual([]);
	});

	it('keeps no address and no browser', async () => {
		await joined(app);
		await enter(new Visitor(app));
		const { rows } = await sql`select "ipAddress", "userAgent" from "session"`.execute(app.db);
		expect(rows).toEqual([
			{ ipAddress: null, userAgent: null },
			{ ipAddress: null, userAgent: null }
		]);
	});

	it('gives cookies that scripts and other sites cannot use', async () => {
		await joined(app);
		const plain = new Visitor(app);
		await enter(plain);
		expect(plain.set.get('banso.session_token')).toMatchObject({
			httpOnly: true,
			sameSite: 'lax',
			secure: false,
			path: '/'
		});
		const safe = new Visitor(app, '192.0.2.2', 'https://banso.example');
		await enter(safe);
		expect(safe.set.get('__Secure-banso.session_token')).toMatchObject({ secure: true });
		expect(await safe.who()).toMatchObject({ name: 'Hana' });
	});

	it('begins a session that did not exist before, and ends the one of before', async () => {
		const hana = await joined(app);
		const planted = hana.session ?? '';
		const victim = new Visitor(app);
		victim.jar.set('banso.session_token', planted);
		await enter(victim);
		expect(victim.session).not.toBe(planted);
		expect(await victim.who()).toMatchObject({ name: 'Hana' });
		expect(await hana.who()).toBeUndefined();
	});

	it('takes no session that was changed or made up', async () => {
		const hana = await joined(app);
		const [token = ''] = (hana.session ?? '').split('.');
		for (const forged of [token, `${token}.${'A'.repeat(43)}=`, `${token}x.y`, '']) {
			const visitor = new Visitor(app);
			visitor.jar.set('banso.session_token', forged);
			expect(await visitor.who()).toBeUndefined();
		}
	});

	it('leads only to pages of this app', async () => {
		await joined(app);
		const to = async (wanted: string) =>
			(
				await new Visitor(app).send(
					'signIn',
					'password',
					{ ...HANA },
					`?to=${encodeURIComponent(wanted)}`
				)
			).to;
		expect(await to('/review/x?y=1')).toBe('/review/x?y=1');
		for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', 'x'])
			expect(await to(elsewhere)).toBe('/courses');
	});

	it('ends everywhere', async () => {
		const hana = await joined(app);
		const other = new Visitor(app);
		await enter(other);
		expect((await hana.send('account', 'end-all')).to).toBe('/trainers/sign-in');
		expect([await hana.who(), await other.who()]).toEqual([undefined, undefined]);
	});

	it('ends the others when the password changes', async () => {
		const hana = await joined(app);
		const other = new Visitor(app);
		await enter(other);
		const before = hana.session;
		const password = 'mado-no-soto-no-kaki-4';
		const wrong = await hana.send('account', 'password', { present: 'x', password });
		expect(wrong.data).toMatchObject({ at: 'password', code: 'wrong' });
		const done = await hana.send('account', 'password', { present: HANA.password, password });
		expect(done.data).toMatchObject({ code: 'done' });
		expect(hana.session).not.toBe(before);
		expect([(await hana.who())?.name, await other.who()]).toEqual(['Hana', undefined]);
		expect((await enter(other)).data).toMatchObject({ code: 'wrong' });
	});

	it('takes no call from a page of somebody else, nor one that is too large or makes no sense', async () => {
		const hana = await joined(app);
		const way = 'passkey/verify-authentication';
		const status = async (body: string, headers?: Record<string, string>) =>
			(await hana.call('POST', way, body, headers)).status;
		for (const origin of ['https://evil.example', 'null', 'http://banso.example.evil'])
			expect(await status('{}', { origin })).toBe(403);
		expect(await status('{}', {})).toBe(403);
		expect(await status('x'.repeat(20_000))).toBe(413);
		for (const body of ['', 'x', '[]', '{"response":{}}', '{"response":{"id":{"$ne":1}}}']) {
			const given = await status(body);
			expect([body, given >= 400 && given < 500]).toEqual([body, true]);
		}
	});

	describe('by trying passwords', () => {
		it('is slowed for one who tries, and stays open for others', async () => {
			await joined(app);
			const thief = new Visitor(app, '203.0.113.9');
			const codes = [];
			for (let n = 0; n < 10; n++) codes.push((await enter(thief, `wrong-${n}`)).data?.['code']);
			expect(codes).toEqual([...Array<string>(8).fill('wrong'), 'slow-down', 'slow-down']);
			// Not even the right one, or a thief would learn it.
			expect(await enter(thief)).toMatchObject({ status: 429, data: { code: 'slow-down' } });
			expect((await enter(new Visitor(app, '192.0.2.77'))).status).toBe(303);
		});

		it('is slowed at once for those who try many at the same moment', async () => {
			await joined(app);
			const thief = new Visitor(app, '203.0.113.9');
			const answers = await Promise.all(
				Array.from({ length: 30 }, (_, n) => enter(thief, `wrong-${n}`))
			);
			const tried = answers.filter(({ data }) => data?.['code'] === 'wrong');
			expect(tried).toHaveLength(8);
		});

		it('is slowed for one account, from however many addresses', async () => {
			await joined(app);
			let tried = 0;
			for (let n = 0; n < 60; n++) {
				const { data } = await enter(new Visitor(app, `203.0.113.${n}`), 'wrong');
				if (data?.['code'] === 'wrong') tried++;
			}
			expect(tried).toBeLessThanOrEqual(51);
			expect(tried).toBeGreaterThanOrEqual(50);
		});

		it('is slowed for one address, for however many accounts', async () => {
			const thief = new Visitor(app, '203.0.113.9');
			let tried = 0;
			for (let n = 0; n < 30; n++) {
				const email = `somebody-${n}@example.jp`;
				const { data } = await thief.send('signIn', 'password', { email, password: 'wrong' });
				if (data?.['code'] === 'wrong') tried++;
			}
			expect(tried).toBe(20);
		});

		it('is slowed for links too', async () => {
			const thief = new Visitor(app, '203.0.113.9');
			const codes = [];
			for (let n = 0; n < 12; n++) {
				const token = String(n).padStart(32, 'a');
				codes.push((await thief.send('welcome', 'look', { token })).data?.['code']);
			}
			expect(codes.slice(9)).toEqual(['link-over', 'slow-down', 'slow-down']);
		});
	});

	describe('with a second factor', () => {
		let hana: Visitor;
		let totp: TOTP;
		let codes: string[];
		beforeEach(async () => {
			hana = await joined(app);
			const before = hana.session;
			const begun = await hana.send('account', 'begin', { present: HANA.password });
			const { uri } = begun.data?.['key'] as { uri: string };
			totp = URI.parse(uri) as TOTP;
			const done = await hana.send('account', 'confirm', { uri, code: totp.generate() });
			codes = done.data?.['codes'] as string[];
			expect(hana.session).not.toBe(before);
		});
		const between = async (address = '192.0.2.1') => {
			const visitor = new Visitor(app, address);
			expect((await enter(visitor)).to).toBe('/trainers/second?to=%2Fcourses');
			return visitor;
		};
		const give = (visitor: Visitor, code: string) => visitor.send('second', 'default', { code });

		it('asks for it, and is nobody before', async () => {
			const visitor = await between();
			expect(await visitor.who()).toBeUndefined();
			expect(visitor.session).toBeUndefined();
			expect((await give(visitor, '000000')).data).toMatchObject({ code: 'wrong' });
			expect(await visitor.who()).toBeUndefined();
			expect((await give(visitor, ` ${totp.generate()} `)).to).toBe('/courses');
			expect(await visitor.who()).toMatchObject({ name: 'Hana' });
		});

		it('takes each backup code once', async () => {
			const [code = ''] = codes;
			expect(codes).toHaveLength(10);
			expect((await give(await between(), code.toUpperCase())).status).toBe(303);
			expect((await give(await between(), code)).data).toMatchObject({ code: 'wrong' });
		});

		it('takes five codes for one password, and ten in a row from anywhere', async () => {
			const visitor = await between();
			const said = [];
			for (let n = 0; n < 6; n++) said.push((await give(visitor, `00000${n}`)).data?.['code']);
			expect(said).toEqual([...Array<string>(5).fill('wrong'), 'over']);
			const other = await between('192.0.2.2');
			for (let n = 0; n < 5; n++) await give(other, `11111${n}`);
			const locked = await give(await between('192.0.2.3'), totp.generate());
			expect(locked).toMatchObject({ status: 429, data: { code: 'slow-down', minutes: 15 } });
		});

		it('goes with the password only', async () => {
			expect((await hana.send('account', 'end', { present: 'x' })).data).toMatchObject({
				code: 'wrong'
			});
			await hana.send('account', 'end', { present: HANA.password });
			expect((await enter(new Visitor(app))).to).toBe('/courses');
		});

		it('goes with a link for a new password', async () => {
			const id = (await hana.who())?.id ?? '';
			const { data } = await hana.send('people', 'password', { id });
			const token = String(data?.['link']).split('#')[1] ?? '';
			const visitor = new Visitor(app, '192.0.2.8');
			const password = 'mado-no-soto-no-kaki-4';
			await visitor.send('welcome', 'join', { token, password });
			expect(await visitor.who()).toMatchObject({ id });
			expect(await hana.who()).toBeUndefined();
		});
	});
});
