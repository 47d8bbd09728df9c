import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { courseFor, coursesOf } from '../../src/lib/server/courses/access';
import { noteAudit, purgeAudit, readAudit } from '../../src/lib/server/courses/audit';
import { deleteCourse } from '../../src/lib/server/courses/deleting';
import { changeCourse, makeCourse, setClosed } from '../../src/lib/server/courses/making';
import { readSettings, writeSettings } from '../../src/lib/server/courses/settings';
import { handOver, membersOf, share, unshare } from '../../src/lib/server/courses/sharing';
import type { Db } from '../../src/lib/server/database/tables';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import { onBoth } from './both';
import { contents } from './contents';
import { aTrainer, details } from './trainers';

const DAY = 24 * 60 * 60 * 1000;

onBoth('courses', (database) => {
	let db: Db;
	let owner: Trainer;
	let other: Trainer;
	beforeAll(async () => {
		db = await database.open();
		[owner, other] = [await aTrainer(db), await aTrainer(db)];
	});

	async function begin(more = {}) {
		const id = await makeCourse(db, owner, details(more));
		const joined = await courseFor(db, owner, id);
		if (!joined) throw new Error('The course was not made.');
		return joined.course;
	}

	it('are seen by those who are in them, and by nobody else', async () => {
		const course = await begin();
		expect(course).toMatchObject({ ...details(), closed: false });
		expect(course.code).toMatch(/^[A-Z]{4}-\d{3}$/);
		expect(await courseFor(db, other, course.id)).toBeUndefined();
		expect(await courseFor(db, await aTrainer(db, 'admin'), course.id)).toBeUndefined();
		expect(await courseFor(db, owner, 'nowhere')).toBeUndefined();
		expect(await coursesOf(db, other)).toEqual([]);
		expect(await share(db, owner, course, ` ${other.email.toUpperCase()} `)).toBeUndefined();
		expect(await courseFor(db, other, course.id)).toEqual({ course, role: 'trainer' });
		expect(await coursesOf(db, other)).toEqual([{ course, role: 'trainer' }]);
		await unshare(db, course, other);
		expect(await courseFor(db, other, course.id)).toBeUndefined();
	});

	it('that end last come first', async () => {
		const mine = await aTrainer(db);
		for (const [name, last] of [
			['a', '2026-11'],
			['c', '2027-01'],
			['b', '2027-01']
		] as const)
			await makeCourse(db, mine, details({ name, last }));
		const names = (await coursesOf(db, mine)).map(({ course }) => course.name);
		expect(names).toEqual(['b', 'c', 'a']);
	});

	it('are shared with those who are there, once', async () => {
		const course = await begin();
		expect(await share(db, owner, course, ' ')).toBe('email-missing');
		expect(await share(db, owner, course, 'nobody@example.jp')).toBe('email-unknown');
		expect(await share(db, owner, course, owner.email)).toBe('email-there');
		expect(await share(db, owner, course, other.email)).toBeUndefined();
		expect(await share(db, owner, course, other.email)).toBe('email-there');
		expect((await membersOf(db, course)).map(({ id, role }) => [id, role])).toEqual([
			[owner.id, 'owner'],
			[other.id, 'trainer']
		]);
	});

	it('are not for finding out who has an account', async () => {
		const course = await begin();
		const curious = await aTrainer(db);
		for (let n = 0; n < 10; n++)
			expect(await share(db, curious, course, `${n}@example.jp`)).toBe('email-unknown');
		const more = share(db, curious, course, other.email);
		await expect(more).rejects.toMatchObject({ code: 'slow-down' });
		expect(await share(db, owner, course, other.email)).toBeUndefined();
	});

	it('have one owner, whoever it is', async () => {
		const course = await begin();
		expect(await handOver(db, course, other)).toBe(false);
		await unshare(db, course, owner);
		expect(await membersOf(db, course)).toHaveLength(1);
		await share(db, owner, course, other.email);
		expect(await handOver(db, course, other)).toBe(true);
		expect((await membersOf(db, course)).map(({ id, role }) => [id, role])).toEqual([
			[other.id, 'owner'],
			[owner.id, 'trainer']
		]);
	});

	it('are changed, but never have fewer places', async () => {
		const course = await begin();
		const more = details({ name: '別の名', stories: ['a', 'b'], last: '2027-03', places: 40 });
		expect(await changeCourse(db, course, more)).toBe(true);
		expect((await courseFor(db, owner, course.id))?.course).toMatchObject(more);
		expect(await changeCourse(db, course, { ...more, name: '三つめ', places: 39 })).toBe(false);
		expect((await courseFor(db, owner, course.id))?.course).toMatchObject(more);
	});

	it('are closed and opened again', async () => {
		const course = await begin();
		await setClosed(db, course, true);
		expect((await courseFor(db, owner, course.id))?.course.closed).toBe(true);
		await setClosed(db, course, false);
		expect((await courseFor(db, owner, course.id))?.course.closed).toBe(false);
	});

	it('are deleted with everything of theirs, by those who type the name', async () => {
		const [course, kept] = [await begin({ name: '秋の 研修' }), await begin()];
		await contents(db, course.id);
		await contents(db, kept.id);
		const before = await counts();
		expect(await deleteCourse(db, course, '秋の研修')).toBe(false);
		expect(await counts()).toEqual(before);
		expect(await deleteCourse(db, course, ' 秋の　研修 ')).toBe(true);
		expect(await courseFor(db, owner, course.id)).toBeUndefined();
		const after = await counts();
		for (const [table, count] of Object.entries(before)) {
			const left = after[table] ?? 0;
			expect([table, left < count, left > 0]).toEqual([table, true, true]);
		}
	});

	it('leave no letter in the files', async () => {
		if (database.kind !== 'sqlite') return;
		const marks = Array.from({ length: 300 }, () => `mark${randomBytes(8).toString('hex')}`);
		const course = await begin({ name: '消える講座' });
		for (const mark of marks) await contents(db, course.id, mark);
		expect(marks.filter(inFiles)).toEqual(marks);
		await deleteCourse(db, course, '消える講座');
		expect(marks.filter(inFiles)).toEqual([]);
		expect(inFiles('消える講座')).toBe(false);
	});

	it('remember for 90 days who looked', async () => {
		const course = await begin();
		await noteAudit(db, course, owner, { kind: 'opened', scenario: 'tea' }, 91 * DAY);
		await noteAudit(db, course, other, { kind: 'csv' }, 92 * DAY);
		expect((await readAudit(db, course)).map(({ name, what, at }) => [name, what, at])).toEqual([
			[other.name, { kind: 'csv' }, 92 * DAY],
			[owner.name, { kind: 'opened', scenario: 'tea' }, 91 * DAY]
		]);
		await purgeAudit(db, 181 * DAY);
		expect((await readAudit(db, course)).map(({ name }) => name)).toEqual([other.name]);
		await db.deleteFrom('user').where('id', '=', other.id).execute();
		expect((await readAudit(db, course)).map(({ name }) => name)).toEqual([undefined]);
	});

	it('are kept as long as an administrator says, within bounds', async () => {
		const defaults = { waitingMonths: 6, releaseMonths: 36, backupDays: 35 };
		expect(await readSettings(db)).toEqual(defaults);
		await writeSettings(db, { ...defaults, backupDays: 14 });
		await writeSettings(db, { ...defaults, backupDays: 7 });
		expect(await readSettings(db)).toEqual({ ...defaults, backupDays: 7 });
		await db.updateTable('setting').set({ value: '9999' }).execute();
		expect(await readSettings(db)).toEqual(defaults);
	});

	const TABLES = [
		'course',
		'course_trainer',
		'audit',
		'series',
		'waiting',
		'batch',
		'batch_receipt',
		'written',
		'written_batch',
		'written_receipt'
	] as const;
	async function counts(): Promise<Record<string, number>> {
		const found = TABLES.map(async (table) => {
			const { n } = await db
				.selectFrom(table)
				.select(({ fn }) => fn.countAll<number>().as('n'))
				.executeTakeFirstOrThrow();
			return [table, Number(n)] as const;
		});
		return Object.fromEntries(await Promise.all(found));
	}

	function inFiles(text: string): boolean {
		const { folder } = database.place;
		return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
	}
});
