import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { keyOf, lock, newSalt } from '../../src/lib/server/backup/locked';
import { restore } from '../../src/lib/server/backup/restoring';
import { LOCKED, withoutGrowing } from '../../src/lib/server/backup/tables';
import { backUp } from '../../src/lib/server/backup/writing';
import { makeCourse } from '../../src/lib/server/courses/making';
import { openDatabase } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import { onBoth } from './both';
import { everything, fill, SECRET, waits } from './filled';
import { places } from './places';
import { aTrainer, details } from './trainers';

onBoth('a backup tells nobody what waits', (database) => {
	const empty = places();
	let db: Db;
	beforeAll(async () => {
		db = await database.open();
		await fill(db);
	});
	const plain = (packed: Buffer) => gunzipSync(packed).toString();
	const read = async () => plain(await buffer(backUp(database.place, SECRET)));
	const shape = (text: string) => [text.length, text.split('\n').length];

	it('not by its bytes', async () => {
		const course = await makeCourse(db, await aTrainer(db), details());
		const marks = await waits(db, course);
		const rows = await everything(db);
		for (const table of ['waiting', 'written', 'withdrawn'])
			for (const row of (rows[table] ?? []) as { receipt: string; text?: string }[])
				marks.push(row.receipt, ...(row.text ? [row.text] : []));
		expect(marks.length).toBeGreaterThan(8);
		const text = await read();
		expect(text).toContain(course);
		for (const mark of marks) expect([mark, text.includes(mark)]).toEqual([mark, false]);
	});

	it('not by its length, its lines, or what is in clear, when one more has sent something', async () => {
		const course = await makeCourse(db, await aTrainer(db), details());
		const clear = (text: string) =>
			text.split('\n').filter((line) => !/^\{"(locked|format|rows)"/.test(line));
		const before = await read();
		await waits(db, course);
		const after = await read();
		expect(shape(after)).toEqual(shape(before));
		expect(clear(after)).toEqual(clear(before));
		const foot = (text: string) =>
			(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { rows: object }).rows;
		expect(foot(after)).toEqual(foot(before));
		// The same twice is locked otherwise, too.
		expect(await read()).not.toBe(after);
	});

	it('by its length less and less exactly, the more there is', async () => {
		const key = keyOf(SECRET, newSalt());
		const blocks = async (bytes: number) => {
			let count = 0;
			for await (const block of lock(Readable.from(['x'.repeat(bytes)]), key)) count += +!!block;
			return count;
		};
		const K = 64 * 1024;
		const of = [0, K - 1, K, 20 * K, 21 * K, 22 * K - 1, 22 * K].map(blocks);
		expect(await Promise.all(of)).toEqual([1, 1, 2, 22, 22, 22, 24]);
	});

	it.each([
		['without the secret', undefined],
		['with another secret', `${SECRET}!`]
	])('is put back %s as far as it goes', async (_, secret) => {
		const all = await everything(db);
		const file = await buffer(backUp(database.place, SECRET));
		const place = await empty(database.kind);
		const { opened, rows } = await restore(place, Readable.from([file]), { secret });
		expect(opened).toBe(false);
		const restored = await openDatabase(place);
		const there = await everything(restored);
		for (const [table, kept] of Object.entries(all)) {
			const clear = kept.filter(
				(row) => !LOCKED.has(table) || (row as { sealed_month?: string }).sealed_month
			);
			expect([table, there[table]]).toEqual([table, clear.map(withoutGrowing as never)]);
			expect([table, rows[table]]).toEqual([table, clear.length]);
		}
		await restored.destroy();
	});
});
