import { beforeAll, expect, it } from 'vitest';
import { makeCourse } from '../../src/lib/server/courses/making';
import { membersOf, share } from '../../src/lib/server/courses/sharing';
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

	it('is never the one who does it', async () => {
		expect(await removeTrainer(db, admin.id, admin)).toBe(false);
	});
});
