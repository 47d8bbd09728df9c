import { randomBytes, randomInt } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import { onBoth } from '../both';
import { checkWords, type CameWords } from './checking-words';
import { HASH } from './cups';
import { aCourse, knowStory } from './group';
import { keeper } from './keeper';

const COURSES = 40;
const MONTHS = ['2026-01', '2026-02', '2026-03'];
const NOW = '2026-04';

onBoth('processes that seal reflections', (database) => {
	let db: Db;
	let courses: string[];
	let came: CameWords[];
	beforeEach(async () => {
		db = await database.open();
		await knowStory(db);
		await begin();
	});

	/** Reflections of many courses wait, from seven to thirty in three months, and nothing else is there. */
	async function begin(): Promise<void> {
		await db.deleteFrom('course').execute();
		courses = [];
		came = [];
		for (let n = 0; n < COURSES; n++) {
			const course = await aCourse(db);
			courses.push(course);
			await db.insertInto('written_series').values({ course, scenario: 'cups' }).execute();
			const some = Array.from({ length: 7 + (n % 24) }, () => {
				const receipt = randomBytes(16).toString('base64url');
				return { course, receipt, text: `Said: ${receipt}` };
			});
			came.push(...some);
			await db
				.insertInto('written')
				.values(
					some.map((one) => ({
						...one,
						scenario: 'cups',
						hash: HASH,
						scene: 'door',
						month: MONTHS[randomInt(MONTHS.length)] ?? ''
					}))
				)
				.execute();
		}
	}

	/** Nothing that is full waits any more. */
	async function expectAllSealed(): Promise<number> {
		const { waiting, batches } = await checkWords(db, courses, came);
		for (const course of courses)
			expect(waiting.filter((one) => one.course === course).length).toBeLessThan(10);
		expect(batches.length).toBeGreaterThan(COURSES / 2);
		return batches.length;
	}

	it('at once, on the same rows, seal each batch once', async () => {
		// Where one was done before the other had its turn, nothing was shown.
		let both = false;
		for (let round = 0; round < 12 && !both; round++) {
			if (round > 0) await begin();
			const two = await Promise.all([keeper(database, NOW), keeper(database, NOW)]);
			for (const one of two) one.begin();
			const sealed = (await Promise.all(two.map(({ done }) => done))).map(
				(one) => one?.sealed ?? 0
			);
			expect(await expectAllSealed()).toBe(sealed.reduce((sum, count) => sum + count, 0));
			both = Math.min(...sealed) > 0;
		}
		expect(both).toBe(true);
	}, 120_000);

	it('and are killed (kill -9) at any moment lose nothing and do nothing twice; the next goes on', async () => {
		const sealedAt: number[] = [];
		for (const dies of Array.from({ length: 4 }, () => randomInt(30, 70))) {
			const one = await keeper(database, NOW, dies);
			one.begin();
			expect(await one.done).toBeUndefined();
			sealedAt.push((await checkWords(db, courses, came)).batches.length);
		}
		// They died on the way, with some sealed and some not.
		expect(sealedAt[0]).toBeGreaterThan(0);
		const last = await keeper(database, NOW);
		last.begin();
		const done = await last.done;
		expect(done?.sealed).toBeGreaterThan(0);
		expect(await expectAllSealed()).toBe((sealedAt.at(-1) ?? 0) + (done?.sealed ?? 0));
	}, 60_000);
});
