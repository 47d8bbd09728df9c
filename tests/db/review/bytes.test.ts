import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import { writeOver as emptyLog } from '../../../src/lib/server/database/write-over';
import { keepOnce } from '../../../src/lib/server/review/keeping';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { takeBack } from '../../../src/lib/server/review/taking-back';
import { onBoth } from '../both';
import { bytesOf, rowsIn } from './files';
import { aCourse, group, kept, knowStory } from './group';

const MONTH = '2026-04';
const NEXT = '2026-05';
const LATE = '2026-12';
/** Several pages of rows, so that pages are divided and rows moved from one to another. */
const PEOPLE = 160;

onBoth('bytes on the disk', (database) => {
	let db: Db;
	beforeAll(async () => {
		db = await database.open();
		await knowStory(db);
	});

	/** Rows that wait, of a course of their own. */
	async function sent() {
		const course = await aCourse(db);
		for (const one of group(course, PEOPLE)) await one.send(db, MONTH);
		const { waiting } = await kept(db, [course]);
		expect(rowsIn(await bytesOf(database, db), waiting)).toBe(PEOPLE);
		return { course, waiting };
	}
	const read = async (rows: Awaited<ReturnType<typeof sent>>['waiting']) =>
		rowsIn(await bytesOf(database, db), rows);

	it('hold no row after sealing; of each there is its receipt in the batch, and that is all', async () => {
		const { course, waiting } = await sent();
		expect(await keepOnce(db, { month: NEXT })).toEqual({ sealed: 1, writtenOver: true });
		expect(await read(waiting)).toBe(0);
		const bytes = await bytesOf(database, db);
		expect(waiting.every(({ receipt }) => bytes.includes(receipt))).toBe(true);
		expect((await kept(db, [course])).batches).toMatchObject([{ people: PEOPLE }]);
	});

	describe('would hold them', () => {
		it('if rows were only deleted', async () => {
			if (database.kind === 'sqlite') await sql`pragma secure_delete = off`.execute(db);
			const { waiting } = await sent();
			await sealAll(db, NEXT);
			expect(await read(waiting)).toBeGreaterThan(0);
			// Even with the log emptied: they lie in the file itself.
			await emptyLog(db);
			expect(await read(waiting)).toBeGreaterThan(0);
			if (database.kind === 'sqlite') await sql`pragma secure_delete = on`.execute(db);
			await keepOnce(db, { month: NEXT });
			expect(await read(waiting)).toBe(0);
		});

		it('if they were overwritten in the file, but the log was left as it is', async () => {
			const { waiting } = await sent();
			await sealAll(db, NEXT);
			expect(await read(waiting)).toBeGreaterThan(0);
			await keepOnce(db, { month: NEXT });
			expect(await read(waiting)).toBe(0);
		});
	});

	it('hold nothing that was taken back, nor what expired, be it cells or words', async () => {
		const course = await aCourse(db);
		const [back, old, batch] = [0, 1, 2].map(() => `mark${randomBytes(8).toString('hex')}`) as [
			string,
			string,
			string
		];
		const learners = group(course, 9);
		for (const one of learners) await one.send(db, MONTH);
		const { waiting } = await kept(db, [course]);
		const [writer, other] = group(course, 2);
		await writer?.write(db, MONTH, `Taken back: ${back}.`);
		await other?.write(db, MONTH, `Never ten: ${old}.`);
		const full = await aCourse(db);
		const ten = group(full, 10);
		for (const one of ten) await one.write(db, MONTH, `Sealed: ${batch}.`);

		await takeBack(db, learners[0]?.receipt ?? '', 'withdraw', MONTH);
		await takeBack(db, writer?.receipt ?? '', 'withdraw', MONTH);
		await keepOnce(db, { month: NEXT });
		const soon = await bytesOf(database, db);
		expect([back, old, batch].map((mark) => soon.includes(mark))).toEqual([false, true, true]);
		expect(rowsIn(soon, waiting)).toBe(8);

		await takeBack(db, ten[0]?.receipt ?? '', 'withdraw-batch', NEXT);
		await keepOnce(db, { month: LATE });
		const later = await bytesOf(database, db);
		expect([back, old, batch].map((mark) => later.includes(mark))).toEqual([false, false, false]);
		expect(rowsIn(later, waiting)).toBe(0);
	});

	it('are written over by whoever comes next, when a process died before it could', async () => {
		const { waiting } = await sent();
		await sealAll(db, NEXT);
		// Nothing is left to be sealed; that there is something to be written over was noted with the sealing itself.
		expect(await keepOnce(db, { month: NEXT })).toEqual({ sealed: 0, writtenOver: true });
		expect(await read(waiting)).toBe(0);
		expect(await db.selectFrom('to_write_over').selectAll().execute()).toEqual([]);
	});

	it.runIf(database.kind === 'postgres')(
		'hold none either while another database of the same server is written',
		async () => {
			const elsewhere = new pg.Client({ connectionString: `${inject('postgres')}/postgres` });
			await elsewhere.connect();
			let working = true;
			const writing = (async () => {
				while (working) {
					await elsewhere.query('begin');
					await elsewhere.query('select pg_current_xact_id()');
					await sleep(500);
					await elsewhere.query('commit');
				}
			})();
			try {
				for (let n = 0; n < 3; n++) {
					const { waiting } = await sent();
					expect(await keepOnce(db, { month: NEXT })).toEqual({ sealed: 1, writtenOver: true });
					expect(await read(waiting)).toBe(0);
				}
			} finally {
				working = false;
				await writing;
				await elsewhere.end();
			}
		}
	);

	it.runIf(database.kind === 'postgres')('are left while somebody still reads them', async () => {
		const { waiting } = await sent();
		await sealAll(db, NEXT);
		const other = await database.open();
		await other
			.transaction()
			.setIsolationLevel('repeatable read')
			.execute(async (tx) => {
				await tx.selectFrom('course').select('id').execute();
				expect(await keepOnce(db, { month: NEXT })).toEqual({ sealed: 0, writtenOver: false });
			});
		expect(await keepOnce(db, { month: NEXT })).toEqual({ sealed: 0, writtenOver: true });
		expect(await read(waiting)).toBe(0);
	});
});
