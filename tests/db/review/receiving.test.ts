import { beforeAll, expect, it } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import { expire } from '../../../src/lib/server/review/expiry';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { stateOf, takeBack } from '../../../src/lib/server/review/taking-back';
import { onBoth } from '../both';
import { outcome } from '../hall';
import { declared } from './cups';
import { aCourse, group, kept, knowStory, Learner } from './group';

const MONTH = '2026-04';
const NEXT = '2026-05';

onBoth('what learners send', (database) => {
	let db: Db;
	/** Another process. */
	let other: Db;
	beforeAll(async () => {
		[db, other] = [await database.open(), await database.open()];
		await knowStory(db);
	});

	it('is kept as cells, a month and the hash of a receipt, and nothing else', async () => {
		const course = await aCourse(db);
		const learner = new Learner(course, ['wait', 'leave']);
		await learner.send(db, MONTH);
		const { series, waiting } = await kept(db, [course]);
		expect(declared.moments.map(({ cells }) => cells)).toEqual([
			[['knock'], ['wait'], ['write']],
			[['sit'], ['stand', 'leave']],
			[['pour'], ['ask', 'leave']]
		]);
		expect(series).toMatchObject([{ course, scenario: 'cups', time: 'first', taken: 1 }]);
		expect(waiting).toEqual([
			{ series: series[0]?.id, month: MONTH, receipt: learner.kept, cells: '1,1,1' }
		]);
		expect(learner.kept).not.toContain(learner.receipt);
	});

	it('is there once, however often and wherever it is sent, sealed or not', async () => {
		const course = await aCourse(db);
		const learners = group(course, 10);
		const all = () =>
			Promise.all(learners.flatMap((one) => [one.send(db, MONTH), one.send(other, MONTH)]));
		await all();
		await all();
		expect((await kept(db, [course])).waiting).toHaveLength(10);
		expect(await stateOf(db, learners[0]?.receipt ?? '')).toBe('waiting');
		expect(await sealAll(db, NEXT)).toBe(1);
		await all();
		const { waiting, batches } = await kept(db, [course]);
		expect(waiting).toEqual([]);
		expect(batches).toMatchObject([{ people: 10, month: MONTH }]);
		expect(await stateOf(db, learners[0]?.receipt ?? '')).toBe('sealed');
	});

	it('is taken up to the number of places, of each series, however many come at once', async () => {
		const course = await aCourse(db, { places: 12 });
		const first = group(course, 30);
		const later = group(course, 5, 'later');
		const answers = await Promise.all(
			[...first, ...later].map((one, n) => outcome(one.send(n % 2 ? db : other, MONTH)))
		);
		expect(answers.filter((code) => code === 'full')).toHaveLength(18);
		expect(answers.slice(30)).toEqual(later.map(() => undefined));
		await sealAll(db, NEXT);
		const latecomer = new Learner(course);
		expect(await outcome(latecomer.send(db, NEXT))).toBe('full');
		// Nor is there room again when a whole batch was taken back.
		const inside = first[answers.indexOf(undefined)];
		expect(await takeBack(db, inside?.receipt ?? '', 'withdraw-batch', NEXT)).toBe(
			'withdrawn-batch'
		);
		expect(await outcome(latecomer.send(db, NEXT))).toBe('full');
	});

	it('can be taken back while it waits, and does not come in again', async () => {
		const course = await aCourse(db, { places: 2 });
		const [one, two, three] = group(course, 3) as [Learner, Learner, Learner];
		await one.send(db, MONTH);
		expect(await takeBack(db, one.receipt, 'withdraw', MONTH)).toBe('withdrawn');
		expect((await kept(db, [course])).waiting).toEqual([]);
		expect(await outcome(one.send(db, MONTH))).toBe('withdrawn');
		expect(await takeBack(db, one.receipt, 'withdraw', MONTH)).toBe('withdrawn');
		expect(await stateOf(db, one.receipt)).toBe('withdrawn');
		// Sent anew, with another receipt, it uses a second place.
		expect(await outcome(two.send(db, MONTH))).toBe(undefined);
		expect(await outcome(two.send(db, MONTH))).toBe(undefined);
		expect(await outcome(three.send(db, MONTH))).toBe('full');
	});

	it('uses up a place for ever: nobody reads off a full course how many others came', async () => {
		const course = await aCourse(db, { places: 12 });
		/** Sends inventions until there is no place, and takes them all back. */
		const probe = async (month: string) => {
			const mine: Learner[] = [];
			for (let answer: unknown; answer !== 'full';) {
				const next = new Learner(course);
				answer = await outcome(next.send(db, month));
				if (answer === undefined) mine.push(next);
			}
			for (const one of mine)
				expect(await takeBack(db, one.receipt, 'withdraw', month)).toBe('withdrawn');
			return mine.length;
		};
		for (const one of group(course, 3)) await one.send(db, MONTH);
		expect(await probe(MONTH)).toBe(9);
		const [one] = group(course, 1) as [Learner];
		expect(await outcome(one.send(db, MONTH))).toBe('full');
		// Whatever became of those who came: nothing more is learnt, on no other day.
		expect(await probe(MONTH)).toBe(0);
		await expire(db, { waitingMonths: 6, releaseMonths: 36 }, '2026-11', 0);
		expect((await kept(db, [course])).waiting).toEqual([]);
		expect(await probe('2026-11')).toBe(0);
	});

	it('can be taken back before it has come', async () => {
		const course = await aCourse(db);
		const learner = new Learner(course);
		expect(await takeBack(db, learner.receipt, 'withdraw', MONTH)).toBe('unknown');
		expect(await outcome(learner.send(db, MONTH))).toBe('withdrawn');
		expect(await stateOf(db, learner.receipt)).toBe('unknown');
	});

	it('is either there or taken back when both come at once', async () => {
		const course = await aCourse(db);
		const learners = group(course, 40);
		await Promise.all(
			learners.flatMap((one) => [
				outcome(one.send(db, MONTH)),
				outcome(takeBack(other, one.receipt, 'withdraw', MONTH))
			])
		);
		expect((await kept(db, [course])).waiting).toEqual([]);
	});

	it('is sealed or taken back when both happen at once, never both', async () => {
		for (let n = 0; n < 8; n++) {
			const course = await aCourse(db);
			const learners = group(course, 14);
			await Promise.all(learners.map((one) => one.send(db, MONTH)));
			const leaving = learners.slice(0, 4);
			const [states] = await Promise.all([
				Promise.all(leaving.map((one) => takeBack(other, one.receipt, 'withdraw', NEXT))),
				sealAll(db, NEXT)
			]);
			await sealAll(db, NEXT);
			const { batches, receipts, waiting } = await kept(db, [course]);
			const gone = states.filter((state) => state === 'withdrawn').length;
			expect(states.filter((state) => state === 'sealed')).toHaveLength(4 - gone);
			expect(waiting).toEqual([]);
			expect(batches).toMatchObject([{ people: 14 - gone }]);
			const inside = new Set(receipts.map(({ receipt }) => receipt));
			leaving.forEach((one, i) => expect(inside.has(one.kept)).toBe(states[i] === 'sealed'));
		}
	});

	it('once sealed stays as it is, or goes with its whole batch and is never told anew', async () => {
		const course = await aCourse(db);
		const learners = group(course, 11);
		await Promise.all(learners.map((one) => one.send(db, MONTH)));
		await sealAll(db, NEXT);
		const before = await kept(db, [course]);
		const [one, two] = learners as [Learner, Learner];
		expect(await takeBack(db, one.receipt, 'withdraw', NEXT)).toBe('sealed');
		expect(await kept(db, [course])).toEqual(before);
		const both = [one, two].map(({ receipt }, n) =>
			takeBack(n ? db : other, receipt, 'withdraw-batch', NEXT)
		);
		expect(await Promise.all(both)).toEqual(['withdrawn-batch', 'withdrawn-batch']);
		expect(await kept(db, [course])).toMatchObject({ batches: [], receipts: [], waiting: [] });
		const again = await Promise.all(learners.map((person) => outcome(person.send(db, NEXT))));
		expect(new Set(again)).toEqual(new Set(['withdrawn']));
		expect(await stateOf(db, learners[10]?.receipt ?? '')).toBe('withdrawn-batch');
	});

	it('that comes in after its month was sealed belongs to the next', async () => {
		const course = await aCourse(db);
		await Promise.all(group(course, 10).map((one) => one.send(db, MONTH)));
		await sealAll(db, NEXT);
		// Midnight passed between reading the clock and keeping the row.
		await Promise.all(group(course, 10).map((one) => one.send(db, MONTH)));
		expect(await sealAll(db, NEXT)).toBe(0);
		expect(await sealAll(db, '2026-06')).toBe(1);
		const { batches } = await kept(db, [course]);
		expect(batches.map(({ month }) => month).sort()).toEqual([MONTH, NEXT]);
	});

	it('is refused outside the months of its course, and once that is closed or gone', async () => {
		const course = await aCourse(db, { first_month: '2026-03', last_month: '2026-05' });
		const answers = ['2026-02', '2026-06'].map((month) =>
			outcome(new Learner(course).send(db, month))
		);
		expect(await Promise.all(answers)).toEqual(['closed', 'closed']);
		const learner = new Learner(course);
		await learner.send(db, '2026-03');
		await db.updateTable('course').set({ closed: 1 }).where('id', '=', course).execute();
		expect(await outcome(new Learner(course).send(db, MONTH))).toBe('closed');
		// Its answer was lost; it is there.
		expect(await outcome(learner.send(db, MONTH))).toBeUndefined();
		await db.deleteFrom('course').where('id', '=', course).execute();
		expect(await outcome(learner.send(db, MONTH))).toBe('unknown');
		expect(await stateOf(db, learner.receipt)).toBe('unknown');
	});
});
