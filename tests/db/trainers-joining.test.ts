import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getMigrations } from 'better-auth/db/migration';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { hashOf, invite } from '../../src/lib/server/trainers/invitations';
import { onBoth } from './both';
import { HANA, KEN, Visitor, emptied, freshApp, joined, type App } from './visitor';

onBoth('joining', (fresh) => {
	let app: App;
	beforeAll(async () => {
		app = await freshApp(fresh);
	});
	afterEach(() => emptied(app.db));
	const users = () => app.db.selectFrom('user').selectAll().execute();

	it('finds every table that better-auth wants', async () => {
		const { options } = await app.theAuth('http://banso.example');
		const { toBeCreated, toBeAdded } = await getMigrations(options);
		expect(toBeCreated).toEqual([]);
		expect(toBeAdded).toEqual([]);
	});

	it('makes a secret of its own beside the database, for this user alone', () => {
		const file = join(fresh.place.folder, 'secret');
		expect(readFileSync(file, 'utf8')).toHaveLength(43);
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	it('makes a trainer of an invitation, and signs them in', async () => {
		const visitor = await joined(app, 'trainer');
		expect(await visitor.who()).toMatchObject({ name: 'Hana', role: 'trainer' });
		expect(await users()).toMatchObject([{ email: HANA.email, role: 'trainer' }]);
	});

	it('keeps the hash of a link only', async () => {
		const token = await invite(app.db, { role: 'admin' });
		const rows = await app.db.selectFrom('invitation').selectAll().execute();
		expect(rows).toMatchObject([{ hash: hashOf(token) }]);
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it('lets one of two in who use a link at once', async () => {
		const token = await invite(app.db, { role: 'admin' });
		const [one, two] = [new Visitor(app, '192.0.2.3'), new Visitor(app, '192.0.2.4')];
		const answers = await Promise.all([
			one.send('welcome', 'join', { token, ...HANA }),
			two.send('welcome', 'join', { token, ...KEN })
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
		expect(await users()).toHaveLength(1);
	});

	it('takes a link once, and none that is over or was never made', async () => {
		const token = await invite(app.db, { role: 'trainer' });
		await new Visitor(app).send('welcome', 'join', { token, ...HANA });
		const late = await invite(app.db, { role: 'trainer' });
		await app.db
			.updateTable('invitation')
			.set({ expires: Date.now() - 1 })
			.execute();
		const never = 'a'.repeat(32);
		for (const [n, tried] of [token, late, never, '', hashOf(late)].entries()) {
			const visitor = new Visitor(app, `192.0.2.${20 + n}`);
			for (const action of ['look', 'join'])
				expect(await visitor.send('welcome', action, { token: tried, ...KEN })).toEqual({
					status: 404,
					data: { code: 'link-over' }
				});
		}
		expect(await users()).toHaveLength(1);
	});

	it('leaves the link good where nobody could come in with it', async () => {
		const token = await invite(app.db, { role: 'admin' });
		vi.stubEnv('BANSO_SECRET', 'short');
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const visitor = new Visitor(app, '192.0.2.60', 'https://another.example');
		const refused = await visitor.send('welcome', 'join', { token, ...KEN });
		expect(refused).toMatchObject({ status: 503, data: { code: 'try-again', token } });
		vi.stubEnv('BANSO_SECRET', '');
		log.mockRestore();
		expect(await users()).toEqual([]);
		expect((await visitor.send('welcome', 'join', { token, ...KEN })).status).toBe(303);
	});

	it('leads to where one signs in, where that does not work at once', async () => {
		const visitor = new Visitor(app, '192.0.2.61');
		for (let n = 0; n < 8; n++) await visitor.send('signIn', 'password', KEN);
		const token = await invite(app.db, { role: 'trainer' });
		const { status, to } = await visitor.send('welcome', 'join', { token, ...KEN });
		expect([status, to, await visitor.who()]).toEqual([303, '/trainers/sign-in', undefined]);
		expect(await users()).toMatchObject([{ email: KEN.email }]);
	});

	it('leaves the link good where an e-mail address is taken, a password weak or a name missing', async () => {
		await joined(app);
		const token = await invite(app.db, { role: 'trainer' });
		const visitor = new Visitor(app, '192.0.2.30');
		const tried = async (more: object) =>
			(await visitor.send('welcome', 'join', { token, ...KEN, ...more })).data?.['code'];
		expect(await tried({ email: 'HANA@example.jp ' })).toBe('email-taken');
		expect(await tried({ password: 'kenkenkenken' })).toBe('weak');
		expect(await tried({ password: 'short' })).toBe('short');
		expect(await tried({ password: `${'x7k-'.repeat(33)}` })).toBe('long');
		expect(await tried({ name: ' ' })).toBe('no-name');
		expect(await tried({ email: 'ken' })).toBe('no-email');
		expect((await visitor.send('welcome', 'join', { token, ...KEN })).status).toBe(303);
	});
});
