import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import {
	append,
	create,
	find,
	findByCode,
	latest,
	readAfter
} from '../../src/lib/server/workshop/store';
import type { WorkshopEvent } from '../../src/lib/workshop/events';
import { cast, opened } from '../../src/lib/workshop/sample';
import { onBoth } from './both';
import { DAY, fresh, NOW } from './rows';

const begun: WorkshopEvent = { type: 'begun' };

onBoth('the store', (database) => {
	let db: Db;
	let other: Db;
	beforeAll(async () => {
		// Two processes that start at once, on a database that neither has seen.
		[db, other] = await Promise.all([database.open(), database.open()]);
	});

	async function begin(row = fresh()) {
		expect(await create(db, row, opened)).toBe(true);
		return row.id;
	}

	it('opens once more what is there already', async () => {
		const again = await openDatabase(database.place);
		expect(await findByCode(again, 'nothing', NOW)).toBeUndefined();
		await again.destroy();
	});

	describe('a session', () => {
		it('is found by its id and by its code, until it expires', async () => {
			const row = fresh();
			await begin(row);
			expect(await find(db, row.id, NOW)).toEqual({ ...row, seq: 1 });
			expect(await findByCode(db, row.code, NOW)).toBe(row.id);
			expect(await find(db, row.id, NOW + DAY)).toBeUndefined();
			expect(await findByCode(db, row.code, NOW + DAY)).toBeUndefined();
			expect(await append(db, row.id, 0, () => [begun], NOW + DAY)).toBeUndefined();
		});

		it('begins with its first event', async () => {
			expect(await readAfter(db, await begin(), 0)).toMatchObject([{ seq: 1, event: opened }]);
		});

		it('is not begun under a code that is taken', async () => {
			const row = fresh();
			await begin(row);
			const second = fresh(row.code);
			expect(await create(db, second, opened)).toBe(false);
			expect(await find(db, second.id, NOW)).toBeUndefined();
		});
	});

	describe('append', () => {
		it('numbers without a gap, and shows what the caller did not know', async () => {
			const id = await begin();
			expect(await append(db, id, 1, () => [begun, { type: 'wondered' }], NOW)).toEqual([
				{ seq: 2, event: begun, at: NOW },
				{ seq: 3, event: { type: 'wondered' }, at: NOW }
			]);
			const seen: number[] = [];
			const all = await append(
				other,
				id,
				1,
				(since) => {
					seen.push(...since.map(({ seq }) => seq));
					return [{ type: 'asked' }];
				},
				NOW
			);
			expect(seen).toEqual([2, 3]);
			expect(all?.map(({ seq }) => seq)).toEqual([2, 3, 4]);
			expect(await readAfter(db, id, 2)).toEqual(all?.slice(1));
			expect(await latest(db, [id, 'nobody'], NOW)).toEqual(new Map([[id, 4]]));
		});

		it('adds nothing where there is nothing to add', async () => {
			const id = await begin();
			expect(await append(db, id, 1, () => [], NOW)).toEqual([]);
			expect((await find(db, id, NOW))?.seq).toBe(1);
		});

		it('adds nothing where the decision fails', async () => {
			const id = await begin();
			const failing = append(
				db,
				id,
				1,
				() => {
					throw new Error('no');
				},
				NOW
			);
			await expect(failing).rejects.toThrow('no');
			expect(await readAfter(db, id, 0)).toHaveLength(1);
			expect(await append(db, id, 1, () => [begun], NOW)).toHaveLength(1);
		});

		it('knows no session that is not there', async () => {
			expect(await append(db, 'nobody', 0, () => [begun], NOW)).toBeUndefined();
		});

		it('from two connections at once loses nothing and numbers nothing twice', async () => {
			const id = await begin();
			const each = 40;
			const added = await Promise.all(
				[db, other].flatMap((one, who) =>
					Array.from({ length: each }, (_, n) => {
						const event = cast(`s${who}`, {}, n + 1);
						return append(one, id, 1, () => [event], NOW).then((all) => ({
							event,
							seq: all?.at(-1)?.seq
						}));
					})
				)
			);
			const log = await readAfter(db, id, 1);
			expect(log.map(({ seq }) => seq)).toEqual(log.map((_, n) => n + 2));
			expect(log).toHaveLength(2 * each);
			for (const { event, seq } of added)
				expect(log.find((one) => one.seq === seq)?.event).toEqual(event);
		});
	});
});
