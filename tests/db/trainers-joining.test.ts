import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getMigrations } from 'better-auth/db/migration';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/lib/server/courses/audit';
import { makeCourse } from '../../src/lib/server/courses/making';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import { hashOf, invite, inviteFirst } from '../../src/lib/server/trainers/invitations';
import { onBoth } from './both';
import { details } from './trainers';
import { HANA, Visitor, emptied, freshApp, joined, type App } from './visitor';

const KEN = { name: 'Ken', email: 'ken@example.jp', password: 'kawa-no-muko-no-hashi-3' };

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

	it('lets printed links lapse when another is printed, and no others', async () => {
		const admin = await joined(app);
		const by = (await admin.who())?.id;
		const first = (await inviteFirst(app.db)).split('#')[1] ?? '';
		const handed = await invite(app.db, { role: 'trainer' }, by);
		const second = (await inviteFirst(app.db)).split('#')[1] ?? '';
		const visitor = new Visitor(app, '192.0.2.40');
		const kind = async (token: string) =>
			(await visitor.send('welcome', 'look', { token })).data?.['kind'];
		expect([await kind(first), await kind(handed), await kind(second)]).toEqual([
			undefined,
			'trainer',
			'admin'
		]);
	});

	describe('a link for a new password', () => {
		it('opens with that password alone, and shuts every door of before', async () => {
			const hana = await joined(app);
			const id = (await hana.who())?.id ?? '';
			const token = await invite(app.db, { trainer: id });
			const visitor = new Visitor(app, '192.0.2.50');
			expect((await visitor.send('welcome', 'look', { token })).data).toMatchObject({
				kind: 'password',
				name: 'Hana'
			});
			const password = 'mado-no-soto-no-kaki-4';
			expect((await visitor.send('welcome', 'join', { token, password })).status).toBe(303);
			expect(await visitor.who()).toMatchObject({ id, role: 'admin' });
			expect(await hana.who()).toBeUndefined();
			const again = new Visitor(app, '192.0.2.51');
			expect((await again.send('signIn', 'password', HANA)).data).toMatchObject({ code: 'wrong' });
			expect((await again.send('signIn', 'password', { ...HANA, password })).status).toBe(303);
			expect(await users()).toHaveLength(1);
		});

		it('used once, leaves no other link alive: none for them, and none that they made', async () => {
			const hana = await joined(app);
			const id = (await hana.who())?.id ?? '';
			const [one, two] = [
				await invite(app.db, { trainer: id }),
				await invite(app.db, { trainer: id })
			];
			const made = await invite(app.db, { role: 'admin' }, id);
			const printed = await invite(app.db, { role: 'admin' });
			const password = 'mado-no-soto-no-kaki-4';
			const visitor = new Visitor(app, '192.0.2.53');
			expect((await visitor.send('welcome', 'join', { token: one, password })).status).toBe(303);
			for (const token of [two, made])
				expect(await visitor.send('welcome', 'join', { token, ...KEN })).toEqual({
					status: 404,
					data: { code: 'link-over' }
				});
			const { data } = await visitor.send('welcome', 'look', { token: printed });
			expect(data).toMatchObject({ kind: 'admin' });
		});

		it('lapses when another is made', async () => {
			const admin = await joined(app);
			const ken = await joined(app, 'trainer', KEN);
			const id = (await ken.who())?.id ?? '';
			const made = async () =>
				String((await admin.send('people', 'password', { id })).data?.['link']).split('#')[1] ?? '';
			const [first, second] = [await made(), await made()];
			const visitor = new Visitor(app, '192.0.2.54');
			const kind = async (token: string) =>
				(await visitor.send('welcome', 'look', { token })).data?.['kind'];
			expect([await kind(first), await kind(second)]).toEqual([undefined, 'password']);
		});

		it('is told of in every course of theirs: who made it, and that it was used', async () => {
			const admin = await joined(app);
			const ken = await joined(app, 'trainer', KEN);
			const id = (await ken.who())?.id ?? '';
			const courses = [
				await makeCourse(app.db, { id }, details()),
				await makeCourse(app.db, { id }, details())
			];
			const other = await makeCourse(app.db, (await admin.who()) as Trainer, details());
			const { data } = await admin.send('people', 'password', { id });
			const token = String(data?.['link']).split('#')[1] ?? '';
			const password = 'mado-no-soto-no-kaki-4';
			await new Visitor(app, '192.0.2.55').send('welcome', 'join', { token, password });
			const told = async (course: string) =>
				(await readAudit(app.db, { id: course })).map(({ name, whom, what }) => [
					name,
					what.kind,
					whom
				]);
			for (const course of courses)
				expect((await told(course)).sort()).toEqual([
					['Hana', 'renewing', 'Ken'],
					['Ken', 'renewed', undefined]
				]);
			expect(await told(other)).toEqual([]);
			await app.db.deleteFrom('course').execute();
		});

		it('makes nobody new, whatever is sent with it', async () => {
			const hana = await joined(app);
			const token = await invite(app.db, { trainer: (await hana.who())?.id ?? '' });
			await new Visitor(app, '192.0.2.52').send('welcome', 'join', { token, ...KEN });
			expect(await users()).toMatchObject([{ email: HANA.email, name: 'Hana' }]);
		});
	});
});
