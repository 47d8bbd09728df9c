import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { Row } from '../../../src/lib/review/row';
import type { Db } from '../../../src/lib/server/database/tables';
import { onBoth } from '../both';
import { allSealed, check } from './checking';
import { declared, HASH } from './cups';
import { bytesOf, rowsIn } from './files';
import { aCourse, kept, knowStory } from './group';
import { keeper } from './keeper';

const COURSES = 90;
const MONTHS = ['2026-01', '2026-02', '2026-03'];
const NOW = '2026-04';

onBoth('processes that seal', (database) => {
	let db: Db;
	let courses: string[];
	let came: Row[];
	beforeEach(async () => {
		db = await database.open();
		await knowStory(db);
		await begin();
	});

	/** Rows of many courses wait, and nothing else is there. */
	async function begin(): Promise<void> {
		await db.deleteFrom('course').execute();
		courses = [];
		came = [];
		for (let n = 0; n < COURSES; n++) {
			const course = await aCourse(db);
			courses.push(course);
			await fill(course, n);
		}
	}

	/** Rows of a course, from four to forty in three months. */
	async function fill(course: string, n: number): Promise<void> {
		const series = { course, scenario: 'cups', hash: HASH, time: 'first' as const };
		const { id } = await db
			.insertInto('series')
			.values(series)
			.returning('id')
			.executeTakeFirstOrThrow();
		const rows = Array.from({ length: 4 + (n % 37) }, (): Row => {
			return {
				...series,
				month: MONTHS[randomInt(MONTHS.length)] ?? '',
				receipt: randomBytes(16).toString('base64url'),
				cells: declared.moments.map(({ cells }) => randomInt(cells.length))
			};
		});
		came.push(...rows);
		await db
			.insertInto('waiting')
			.values(
				rows.map(({ month, receipt, cells }) => ({
					series: id,
					month,
					receipt,
					cells: cells.join()
				}))
			)
			.execute();
	}

	/** How many batches each of two processes sealed that began at once. */
	async function sealTogether(): Promise<number[]> {
		const raw = (await kept(db, courses)).waiting;
		const both = await Promise.all([keeper(database, NOW), keeper(database, NOW)]);
		for (const one of both) one.begin();
		const came2 = await Promise.all(both.map(({ done }) => done));
		const all = await check(db, courses, came);
		expect(allSealed(all, NOW)).toBe(true);
		const sealed = came2.map((one) => one?.sealed ?? 0);
		expect(all.batches).toHaveLength(sealed.reduce((sum, count) => sum + count, 0));
		expect(all.batches.length).toBeGreaterThan(COURSES / 2);
		const waits = new Set(all.waiting.map(({ receipt }) => receipt));
		const gone = raw.filter(({ receipt }) => !waits.has(receipt));
		expect(rowsIn(await bytesOf(database, db), gone)).toBe(0);
		return sealed;
	}

	it('at once, on the same rows, seal each batch once', async () => {
		// Where one was done before the other had its turn, nothing was shown.
		let both = false;
		for (let round = 0; round < 12 && !both; round++) {
			if (round > 0) await begin();
			both = Math.min(...(await sealTogether())) > 0;
		}
		expect(both).toBe(true);
	}, 120_000);

	it('and are killed (kill -9) at any moment lose nothing and do nothing twice; the next goes on', async () => {
		const raw = (await kept(db, courses)).waiting;
		const sealedAt: number[] = [];
		// Each series takes some nine statements: they die in the middle of one, after a few and before the last.
		for (const dies of Array.from({ length: 3 }, () => randomInt(60, 120))) {
			const one = await keeper(database, NOW, dies);
			one.begin();
			expect(await one.done).toBeUndefined();
			sealedAt.push((await check(db, courses, came)).batches.length);
		}
		// They died on the way, with some sealed and some not.
		expect(sealedAt[0]).toBeGreaterThan(0);
		const last = await keeper(database, NOW);
		last.begin();
		const done = await last.done;
		const all = await check(db, courses, came);
		expect(done).toEqual({
			sealed: all.batches.length - (sealedAt.at(-1) ?? 0),
			writtenOver: true
		});
		expect(done?.sealed).toBeGreaterThan(0);
		expect(allSealed(all, NOW)).toBe(true);
		if (database.kind === 'sqlite') {
			const { rows } = await sql`pragma integrity_check`.execute(db);
			expect(rows).toEqual([{ integrity_check: 'ok' }]);
		}
		const waits = new Set(all.waiting.map(({ receipt }) => receipt));
		const gone = raw.filter(({ receipt }) => !waits.has(receipt));
		expect(rowsIn(await bytesOf(database, db), gone)).toBe(0);
	}, 60_000);
});
