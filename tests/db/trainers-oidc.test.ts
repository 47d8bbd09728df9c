import { OAuth2Server } from 'oauth2-mock-server';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { onBoth } from './both';
import { HANA, Visitor, emptied, freshApp, joined, type App } from './visitor';

interface Claims {
	sub: string;
	email: string;
	name?: string;
	email_verified?: boolean | string;
}
const KEN: Claims = { sub: 'staff-7', email: 'ken@example.jp', name: 'Ken' };

onBoth("the municipality's own sign-in", (fresh) => {
	const provider = new OAuth2Server();
	let app: App;
	let claims: Claims;
	beforeAll(async () => {
		await provider.issuer.keys.generate('RS256');
		await provider.start(0, 'localhost');
		provider.service.on('beforeTokenSigning', (token: { payload: object }) => {
			Object.assign(token.payload, claims);
		});
	});
	afterAll(() => provider.stop());
	beforeEach(async () => {
		app = await freshApp(fresh);
		vi.stubEnv('BANSO_OIDC_ISSUER', provider.issuer.url ?? '');
		vi.stubEnv('BANSO_OIDC_CLIENT_ID', 'banso');
		vi.stubEnv('BANSO_OIDC_CLIENT_SECRET', 'not-so-secret');
		vi.stubEnv('BANSO_OIDC_NAME', 'Town Hall');
		claims = KEN;
	});
	afterEach(async () => {
		await emptied(app.db);
		await app.db.destroy();
		vi.unstubAllEnvs();
	});

	/** Goes to the provider and comes back; where that leads. */
	async function through(visitor: Visitor, goOn: unknown, forged?: string): Promise<string> {
		const there = await fetch(String(goOn), { redirect: 'manual' });
		const { search, searchParams } = new URL(there.headers.get('location') ?? '');
		if (forged) searchParams.set('state', forged);
		const back = await visitor.call('GET', `callback/oidc${forged ? `?${searchParams}` : search}`);
		expect(back.status).toBe(302);
		return back.headers.get('location') ?? '';
	}
	const enter = async (visitor: Visitor) =>
		through(visitor, (await visitor.send('signIn', 'oidc')).data?.['goOn']);
	async function accept(visitor: Visitor, role: 'admin' | 'trainer') {
		const { invite } = await import('../../src/lib/server/trainers/invitations');
		const token = await invite(app.db, { role });
		const { data } = await visitor.send('welcome', 'oidc', { token });
		return { token, to: await through(visitor, data?.['goOn']) };
	}
	const users = () =>
		app.db.selectFrom('user').select(['name', 'email', 'role']).orderBy('email').execute();

	it('lets nobody in who was not invited', async () => {
		const visitor = new Visitor(app);
		expect(await enter(visitor)).toContain('/trainers/sign-in?error=signup_disabled');
		expect(await visitor.who()).toBeUndefined();
		expect(await users()).toEqual([]);
	});

	it('lets somebody in with an invitation, once', async () => {
		const visitor = new Visitor(app);
		const { token, to } = await accept(visitor, 'trainer');
		expect(to).toBe('/trainers/account?new');
		expect(await visitor.who()).toMatchObject({ name: 'Ken', role: 'trainer' });
		const other = new Visitor(app, '192.0.2.2');
		expect((await other.send('welcome', 'oidc', { token })).data).toEqual({ code: 'link-over' });
		const again = new Visitor(app, '192.0.2.3');
		expect(await enter(again)).toBe('/courses');
		expect(await again.who()).toMatchObject({ name: 'Ken' });
		expect(await users()).toHaveLength(1);
	});

	it('lets one of two in who take one invitation to the provider', async () => {
		const { invite } = await import('../../src/lib/server/trainers/invitations');
		const token = await invite(app.db, { role: 'trainer' });
		const [one, two] = [new Visitor(app, '192.0.2.4'), new Visitor(app, '192.0.2.5')];
		const first = (await one.send('welcome', 'oidc', { token })).data?.['goOn'];
		const second = (await two.send('welcome', 'oidc', { token })).data?.['goOn'];
		await through(one, first);
		claims = { sub: 'staff-8', email: 'other@example.jp' };
		expect(await through(two, second)).toContain('error=not_invited');
		expect(await users()).toMatchObject([{ email: KEN.email }]);
	});

	it('takes a trainer for who they are by e-mail, unless the provider does not vouch for it', async () => {
		await joined(app);
		for (const email_verified of [false, 'false']) {
			claims = { sub: 'x', email: 'Hana@example.jp', email_verified };
			expect(await enter(new Visitor(app, '192.0.2.6'))).toContain('error=account_not_linked');
		}
		claims = { sub: 'staff-1', email: 'hana@example.jp' };
		const visitor = new Visitor(app, '192.0.2.7');
		expect(await enter(visitor)).toBe('/courses');
		expect(await visitor.who()).toMatchObject({ name: 'Hana', role: 'admin' });
		expect(await users()).toMatchObject([{ email: HANA.email }]);
	});

	it("keeps nothing that opens the provider's doors", async () => {
		await accept(new Visitor(app), 'trainer');
		await enter(new Visitor(app, '192.0.2.8'));
		const { rows } =
			await sql`select "accessToken", "refreshToken", "idToken" from "account"`.execute(app.db);
		expect(rows).toEqual([{ accessToken: null, refreshToken: null, idToken: null }]);
	});

	it('takes no way back that did not begin in this browser', async () => {
		await joined(app);
		claims = { sub: 'staff-1', email: 'hana@example.jp' };
		const { data } = await new Visitor(app).send('signIn', 'oidc');
		const stranger = new Visitor(app, '192.0.2.9');
		expect(await through(stranger, data?.['goOn'])).toContain('error=');
		expect(await stranger.who()).toBeUndefined();
		expect(await through(stranger, data?.['goOn'], 'made-up')).toContain('error=');
	});

	describe('while the provider is away', () => {
		it('says so, and leaves the password to come in by', async () => {
			await joined(app);
			vi.stubEnv('BANSO_OIDC_ISSUER', 'http://localhost:9');
			const visitor = new Visitor(app, '192.0.2.10');
			expect(await visitor.send('signIn', 'oidc')).toMatchObject({
				status: 503,
				data: { code: 'unreachable' }
			});
			expect((await visitor.send('signIn', 'password', HANA)).to).toBe('/courses');
		});
	});
});
