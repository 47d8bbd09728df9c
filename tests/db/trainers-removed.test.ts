import { beforeAll, expect, it } from 'vitest';
import { readAudit } from '../../src/lib/server/courses/audit';
import { makeCourse } from '../../src/lib/server/courses/making';
import { membersOf, share } from '../../src/lib/server/courses/sharing';
import { openDatabase } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import { people, removeTrainer } from '../../src/lib/server/trainers/people';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import { onBoth } from './both';
import { aTrainer, details } from './trainers';

onBoth('a trainer who is taken away', (database) => {
	let db: Db;
	let admin: Trainer;
	beforeAll(async () => {
		db = await database.open();
		admin = await aTrainer(db, 'admin');
	});

	const rolesIn = async (id: string) =>
		Object.fromEntries((await membersOf(db, { id })).map((one) => [one.id, one.role]));

	it('leaves a course to those who may look at it anyway, and not to an administrator who may not', async () => {
		const [owner, other] = [await aTrainer(db), await aTrainer(db)];
		const course = await makeCourse(db, owner, details());
		await share(db, owner, { id: course }, other.email);
		expect(await removeTrainer(db, owner.id, admin)).toBe(true);
		expect(await rolesIn(course)).toEqual({ [other.id]: 'owner' });
		expect((await people(db)).map(({ id }) => id)).not.toContain(owner.id);
	});

	it('leaves a course that is nobody else’s to whoever takes them away', async () => {
		const owner = await aTrainer(db);
		const course = await makeCourse(db, owner, details());
		await removeTrainer(db, owner.id, admin);
		expect(await rolesIn(course)).toEqual({ [admin.id]: 'owner' });
	});

	it('leaves it to one of several, so that there is one owner at any moment', async () => {
		const owner = await aTrainer(db);
		const others = [await aTrainer(db), await aTrainer(db), await aTrainer(db)];
		const course = await makeCourse(db, owner, details());
		for (const { email } of others) await share(db, owner, { id: course }, email);
		await removeTrainer(db, owner.id, admin);
		expect(Object.values(await rolesIn(course)).sort()).toEqual(['owner', 'trainer', 'trainer']);
		expect(await readAudit(db, { id: course })).toEqual([]);
	});

	it('is told of in a course that an administrator takes over', async () => {
		const owner = await aTrainer(db);
		const course = await makeCourse(db, owner, details());
		await removeTrainer(db, owner.id, admin);
		expect(await readAudit(db, { id: course })).toMatchObject([
			{ name: admin.name, what: { kind: 'inherited' } }
		]);
	});

	it('of two administrators who take each other away at once, is one', async () => {
		for (let n = 0; n < 5; n++) {
			const [one, two] = [await aTrainer(db, 'admin'), await aTrainer(db, 'admin')];
			const other = await openDatabase(database.place);
			const done = await Promise.all([
				removeTrainer(db, two.id, one),
				removeTrainer(other, one.id, two)
			]);
			await other.destroy();
			expect(done.sort()).toEqual([false, true]);
			const left = (await people(db)).filter(({ id }) => [one.id, two.id].includes(id));
			expect(left).toHaveLength(1);
		}
	});

	it('is taken away by nobody who is no administrator any more', async () => {
		const [gone, there] = [await aTrainer(db, 'admin'), await aTrainer(db)];
		await removeTrainer(db, gone.id, admin);
		expect(await removeTrainer(db, there.id, gone)).toBe(false);
		expect(await removeTrainer(db, there.id, { ...(await aTrainer(db)), role: 'admin' })).toBe(
			false
		);
	});

	it('is never the one who does it', async () => {
		expect(await removeTrainer(db, admin.id, admin)).toBe(false);
	});
});
