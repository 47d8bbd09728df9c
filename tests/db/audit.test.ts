import { beforeAll, expect, it } from 'vitest';
import {
	LINES,
	noteAll,
	noteAudit,
	noteBackup,
	readAudit
} from '../../src/lib/server/courses/audit';
import { makeCourse } from '../../src/lib/server/courses/making';
import type { Db } from '../../src/lib/server/database/tables';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import { load } from '../../src/routes/[[lang=lang]]/(trainers)/courses/[id]/+page.server';
import { answerOf } from './asking';
import { onBoth } from './both';
import { aTrainer, details } from './trainers';

const MINUTE = 60_000;

onBoth('who looked into a course', (database) => {
	let db: Db;
	let one: Trainer;
	let other: Trainer;
	beforeAll(async () => {
		db = await database.open();
		[one, other] = [await aTrainer(db), await aTrainer(db)];
	});
	const begin = async () => ({ id: await makeCourse(db, one, details()) });
	const times = async (course: { id: string }) =>
		(await readAudit(db, course)).map(({ at }) => at / MINUTE);

	it('is not pushed out by somebody who opens the same again and again', async () => {
		const course = await begin();
		const opened = { kind: 'opened', scenario: 'tea' } as const;
		for (const minute of [0, 1, 30, 59, 60, 61])
			await noteAudit(db, course, one, opened, minute * MINUTE);
		expect(await times(course)).toEqual([60, 0]);
		await noteAudit(db, course, other, opened, 62 * MINUTE);
		await noteAudit(db, course, one, { ...opened, scenario: 'snow' }, 63 * MINUTE);
		await noteAudit(db, course, one, { ...opened, kind: 'csv' }, 64 * MINUTE);
		expect(await times(course)).toEqual([64, 63, 62, 60, 0]);
	});

	it('is told of every backup, in every course, in one step', async () => {
		const course = await begin();
		const some = await Promise.all(Array.from({ length: 20 }, begin));
		await noteBackup(db, one, 7 * MINUTE);
		await noteBackup(db, one, 8 * MINUTE);
		for (const each of [course, ...some]) expect(await times(each)).toEqual([8, 7]);
	});

	it('is noted for more courses than fit into one statement, or for none', async () => {
		const course = await begin();
		const before = await count();
		await noteAll(db, Array<string>(2_345).fill(course.id), one, { kind: 'backed-up' });
		await noteAll(db, [], one, { kind: 'backed-up' });
		expect((await count()) - before).toBe(2_345);
	});

	it('can be read to its end', async () => {
		const course = await begin();
		for (let n = 0; n < 2 * LINES + 5; n++)
			await noteAll(db, [course.id], one, { kind: 'opened' }, n * MINUTE);
		const pages = [];
		for (let page = 0; page < 4; page++) pages.push(await readAudit(db, course, page * LINES));
		expect(pages.map(({ length }) => length)).toEqual([LINES + 1, LINES + 1, 5, 0]);
		const all = pages.flatMap((page) => page.slice(0, LINES).map(({ at }) => at / MINUTE));
		expect(all).toEqual(Array.from({ length: 2 * LINES + 5 }, (_, n) => 2 * LINES + 4 - n));
		const shown = async (search: string) => {
			const { said } = await answerOf(load, {
				locals: { db: () => Promise.resolve(db), trainer: () => Promise.resolve(one) },
				path: `/courses/${course.id}${search}`,
				params: { id: course.id }
			});
			const { looks, newer, older } = said as { looks: []; newer?: number; older?: number };
			return [looks.length, newer, older];
		};
		expect(await shown('')).toEqual([LINES, undefined, 1]);
		expect(await shown('?looks=1')).toEqual([LINES, 0, 2]);
		expect(await shown('?looks=2')).toEqual([5, 1, undefined]);
		expect(await shown('?looks=-1')).toEqual([LINES, undefined, 1]);
	});

	async function count(): Promise<number> {
		return (await db.selectFrom('audit').select('id').execute()).length;
	}
});
