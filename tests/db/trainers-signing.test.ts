import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onBoth } from './both';
import { HANA, Visitor, eachTime, enter, joined, type App } from './visitor';

onBoth('signing in', (fresh) => {
	let app: App;
	eachTime(fresh, (begun) => (app = begun));

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

	it('ends everywhere with the links that were made meanwhile', async () => {
		const hana = await joined(app);
		await hana.send('people', 'invite', { role: 'admin' });
		expect(await app.db.selectFrom('invitation').selectAll().execute()).toHaveLength(1);
		await hana.send('account', 'end-all');
		expect(await app.db.selectFrom('invitation').selectAll().execute()).toEqual([]);
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
});
