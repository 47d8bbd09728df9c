import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import * as month from '../../../src/lib/server/month';
import { expire } from '../../../src/lib/server/review/expiry';
import { isNight, keepOnce, startKeeping } from '../../../src/lib/server/review/keeping';
import { owe, rewrite } from '../../../src/lib/server/review/rewriting';
import { stateOf, takeBack } from '../../../src/lib/server/review/taking-back';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { slugs } from '../../../src/lib/server/shelf';
import { onBoth } from '../both';
import { busy, deletesFrom, failing, insertsInto } from './failing';
import { aCourse, group, kept, knowStory, Learner } from './group';

/** How often the keeping looks here, in milliseconds. */
const LOOK = 40;
const KEEP = { waitingMonths: 6, releaseMonths: 36 };

onBoth('keeping', (database) => {
	let db: Db;
	beforeEach(async () => {
		db = await database.open();
		await knowStory(db);
		await db.deleteFrom('course').execute();
	});

	it('destroys what never became ten six months after its month, and what is younger not', async () => {
		const course = await aCourse(db);
		const [old, young] = [group(course, 4), group(course, 5)];
		for (const one of old) await one.send(db, '2026-01');
		for (const one of young) await one.send(db, '2026-02');
		await new Learner(course).write(db, '2026-01', 'old');
		await new Learner(course).write(db, '2026-02', 'young');
		await expire(db, KEEP, '2026-07', 0);
		expect((await kept(db, [course])).waiting).toHaveLength(9);
		await expire(db, KEEP, '2026-08', 0);
		const { waiting } = await kept(db, [course]);
		expect(new Set(waiting.map(({ month }) => month))).toEqual(new Set(['2026-02']));
		expect(waiting).toHaveLength(5);
		expect(await db.selectFrom('written').select('text').execute()).toEqual([{ text: 'young' }]);
		expect(await stateOf(db, old[0]?.receipt ?? '')).toBe('unknown');
	});

	it('seals first what was full long ago, and only then destroys', async () => {
		const course = await aCourse(db);
		for (const one of group(course, 10)) await one.send(db, '2026-01');
		const later = await aCourse(db);
		for (const one of group(later, 9)) await one.send(db, '2026-01');
		expect(await keepOnce(db, { month: '2027-06' })).toMatchObject({ sealed: 1 });
		const all = await kept(db, [course, later]);
		expect(all.batches).toMatchObject([{ month: '2026-01', people: 10 }]);
		expect(all.waiting).toEqual([]);
	});

	it('destroys releases, receipts and words three years after the last month of their course', async () => {
		const ended = await aCourse(db, { last_month: '2026-06' });
		const goesOn = await aCourse(db, { last_month: '2026-07' });
		for (const course of [ended, goesOn])
			for (const one of [...group(course, 10)]) {
				await one.send(db, '2026-05');
				await new Learner(course).write(db, '2026-05', 'words');
			}
		await keepOnce(db, { month: '2026-06' });
		const there = async () => ({
			batches: (await kept(db, [ended, goesOn])).batches.length,
			receipts: (await kept(db, [ended, goesOn])).receipts.length,
			texts: (await db.selectFrom('written_batch').select('course').execute()).length,
			theirs: (await db.selectFrom('written_receipt').select('course').execute()).length
		});
		await expire(db, KEEP, '2029-06', 0);
		expect(await there()).toEqual({ batches: 2, receipts: 20, texts: 2, theirs: 20 });
		await expire(db, KEEP, '2029-07', 0);
		expect(await there()).toEqual({ batches: 1, receipts: 10, texts: 1, theirs: 10 });
		expect((await kept(db, [goesOn])).batches).toHaveLength(1);
	});

	it('forgets after two years what was taken back, and links that nobody used', async () => {
		await db.deleteFrom('withdrawn').execute();
		const course = await aCourse(db);
		const learner = new Learner(course);
		await learner.send(db, '2026-03');
		await takeBack(db, learner.receipt, 'withdraw', '2026-03');
		const link = { role: 'trainer', trainer: null, made_by: null };
		await db
			.insertInto('invitation')
			.values([
				{ hash: `old${course}`, expires: 10, ...link },
				{ hash: `new${course}`, expires: 11, ...link }
			])
			.execute();
		await expire(db, KEEP, '2028-03', 10);
		const links = await db.selectFrom('invitation').select('hash').execute();
		expect(links.map(({ hash }) => hash)).toContain(`new${course}`);
		expect(links.map(({ hash }) => hash)).not.toContain(`old${course}`);
		expect(await db.selectFrom('withdrawn').select('known').execute()).toEqual([{ known: 1 }]);
		await expire(db, KEEP, '2028-04', 10);
		expect(await db.selectFrom('withdrawn').select('known').execute()).toEqual([]);
	});

	it('forgets after two months receipts under which nothing had come', async () => {
		await db.deleteFrom('withdrawn').execute();
		await takeBack(db, new Learner('').receipt, 'withdraw', '2026-03');
		const there = () => db.selectFrom('withdrawn').select('known').execute();
		await expire(db, KEEP, '2026-05', 0);
		expect(await there()).toEqual([{ known: 0 }]);
		await expire(db, KEEP, '2026-06', 0);
		expect(await there()).toEqual([]);
	});

	it('keeps to what an administrator has set', async () => {
		await db
			.insertInto('setting')
			.values({ name: 'waitingMonths', value: '1' })
			.onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '1' }))
			.execute();
		const course = await aCourse(db);
		await new Learner(course).send(db, '2026-01');
		await keepOnce(db, { month: '2026-02' });
		expect((await kept(db, [course])).waiting).toHaveLength(1);
		await keepOnce(db, { month: '2026-03' });
		expect((await kept(db, [course])).waiting).toEqual([]);
		await db.deleteFrom('setting').execute();
	});

	it('goes on with the others where one series cannot be sealed, and says nothing of its rows', async () => {
		const said = vi.spyOn(console, 'error').mockImplementation(() => {});
		const courses = [await aCourse(db), await aCourse(db)] as const;
		for (const course of courses)
			for (const one of group(course, 10)) await one.send(db, '2026-01');
		const { waiting, series } = await kept(db, [courses[0]]);
		await db
			.updateTable('waiting')
			.set({ cells: '9,9,9' })
			.where('receipt', '=', waiting[0]?.receipt ?? '')
			.execute();
		expect(await sealAll(db, '2026-02')).toBe(1);
		expect((await kept(db, [courses[0]])).waiting).toHaveLength(10);
		expect((await kept(db, [courses[1]])).waiting).toEqual([]);
		expect(said).toHaveBeenCalledTimes(1);
		const words = JSON.stringify(said.mock.calls);
		expect(words).not.toMatch(/9,9,9|not declared/);
		expect(waiting.some(({ receipt }) => words.includes(receipt))).toBe(false);
		expect(series).toMatchObject([{ sealed_month: '' }]);
		said.mockRestore();
	});

	it('notes what was deleted while it was writing over', async () => {
		await db.deleteFrom('to_write_over').execute();
		await db.transaction().execute((tx) => owe(tx));
		const before = await db.selectFrom('to_write_over').selectAll().execute();
		expect(before).toHaveLength(1);
		const writing = rewrite(db, true);
		// It has read what there is to do, and somebody deletes more.
		const parts = [0, 1, 2, 3, 4, 5, 6, 7].map((part) => ({ part, mark: 'more' }));
		for (const row of parts)
			await db
				.insertInto('to_write_over')
				.values(row)
				.onConflict((conflict) => conflict.column('part').doUpdateSet(row))
				.execute();
		expect(await writing).toBe(true);
		expect(await db.selectFrom('to_write_over').selectAll().execute()).toHaveLength(8);
		await rewrite(db, true);
		expect(await db.selectFrom('to_write_over').selectAll().execute()).toEqual([]);
	});

	it('has written over although another process kept the database busy in the end', async () => {
		await db.transaction().execute((tx) => owe(tx));
		const it = failing(db, deletesFrom('to_write_over'), [busy(), busy()]);
		expect(await rewrite(it.db, true)).toBe(true);
		expect(it.left()).toBe(0);
		expect(await db.selectFrom('to_write_over').selectAll().execute()).toEqual([]);
	});

	describe('starts by itself', () => {
		let stop = () => {};
		beforeEach(() => void vi.stubEnv('BANSO_MONTH', '2026-02'));
		afterEach(() => {
			stop();
			vi.unstubAllEnvs();
			vi.restoreAllMocks();
		});
		const soon = { timeout: 25_000, interval: 50 };
		const full = async () => {
			const course = await aCourse(db);
			for (const one of group(course, 10)) await one.send(db, '2026-01');
			return course;
		};
		const batches = async (course: string) => (await kept(db, [course])).batches.length;
		const known = async () =>
			(await db.selectFrom('story_version').select('scenario').execute())
				.map(({ scenario }) => scenario)
				.filter((scenario) => scenario !== 'cups')
				.sort();

		it('registers the stories, seals, and ends when it is told to', async () => {
			await db.deleteFrom('story_version').where('scenario', '<>', 'cups').execute();
			const course = await full();
			stop = startKeeping(db, LOOK);
			await vi.waitFor(async () => expect(await batches(course)).toBe(1), soon);
			await vi.waitFor(async () => expect(await known()).toEqual([...slugs].sort()), soon);
			stop();
			// A month is over, and the next looks would come.
			vi.stubEnv('BANSO_MONTH', '2026-03');
			const late = await aCourse(db);
			for (const one of group(late, 10)) await one.send(db, '2026-02');
			const looked = vi.spyOn(month, 'presentMonth');
			await sleep(LOOK * 8);
			expect(looked).not.toHaveBeenCalled();
			expect(await batches(late)).toBe(0);
			stop = startKeeping(db, LOOK);
			await vi.waitFor(async () => expect(await batches(late)).toBe(1), soon);
		});

		it('seals although the stories cannot be registered, and tries that again', async () => {
			await db.deleteFrom('story_version').where('scenario', '<>', 'cups').execute();
			const said = vi.spyOn(console, 'error').mockImplementation(() => {});
			const it = failing(db, insertsInto('story_version'), [new Error('disk full')]);
			const course = await full();
			stop = startKeeping(it.db, LOOK);
			await vi.waitFor(async () => expect(await batches(course)).toBe(1), soon);
			await vi.waitFor(async () => expect(await known()).toEqual([...slugs].sort()), soon);
			expect(it.left()).toBe(0);
			expect(said).toHaveBeenCalledTimes(1);
			expect(JSON.stringify(said.mock.calls)).not.toContain('disk full');
		});
	});
});

describe('nights', () => {
	it.each([
		['2026-01-15T16:00:00Z', true],
		['2026-01-15T19:59:00Z', true],
		['2026-01-15T20:00:00Z', false],
		['2026-01-15T15:59:00Z', false],
		['2026-01-15T03:00:00Z', false]
	])('%s in Japan: %s', (at, night) => {
		expect(isNight(new Date(at), 'Asia/Tokyo')).toBe(night);
	});
});
