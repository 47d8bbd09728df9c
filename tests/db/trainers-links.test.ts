import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/lib/server/courses/audit';
import { makeCourse } from '../../src/lib/server/courses/making';
import { invite, inviteFirst } from '../../src/lib/server/trainers/invitations';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import { onBoth } from './both';
import { details } from './trainers';
import { HANA, KEN, Visitor, emptied, freshApp, joined, type App } from './visitor';

onBoth('links', (fresh) => {
	let app: App;
	beforeAll(async () => {
		app = await freshApp(fresh);
	});
	afterEach(() => emptied(app.db));
	const users = () => app.db.selectFrom('user').selectAll().execute();

	const printed = async () => (await inviteFirst(app.db)).split('#')[1] ?? '';
	const kindFor = (visitor: Visitor) => async (token: string) =>
		(await visitor.send('welcome', 'look', { token })).data?.['kind'];

	it('lets links lapse that were printed at an earlier start, and no others', async () => {
		const admin = await joined(app);
		const by = (await admin.who())?.id;
		const first = await printed();
		await app.db
			.updateTable('invitation')
			.set((row) => ({ expires: sql`${row.ref('expires')} - ${sql.lit(61_000)}` as never }))
			.execute();
		const handed = await invite(app.db, { role: 'trainer' }, by);
		// Of two processes that start at once, both say a link that works.
		const [second, third] = await Promise.all([printed(), printed()]);
		const kind = kindFor(new Visitor(app, '192.0.2.40'));
		expect([await kind(first), await kind(handed), await kind(second), await kind(third)]).toEqual([
			undefined,
			'trainer',
			'admin',
			'admin'
		]);
	});

	it('takes one of the printed links, and then none of them', async () => {
		const [one, two] = [await printed(), await printed()];
		const visitor = new Visitor(app, '192.0.2.41');
		expect((await visitor.send('welcome', 'join', { token: one, ...KEN })).status).toBe(303);
		const kind = kindFor(new Visitor(app, '192.0.2.42'));
		expect(await kind(two)).toBeUndefined();
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
