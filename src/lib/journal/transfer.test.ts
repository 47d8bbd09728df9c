import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Journal } from './database';
import { freshId } from './ids';
import { covers } from './merge';
import { anyFork, anyRun, choices, runOf } from './sample';
import { allRuns, loadRun, openJournal, saveRun } from './store';
import { exportJournal, importRuns, readExport } from './transfer';
import type { Run } from './types';

const open: Journal[] = [];
async function journal(runs: readonly Run[] = []) {
	const db = await openJournal({ name: freshId() });
	open.push(db);
	await importRuns(db, runs);
	return db;
}
afterAll(() => open.forEach((db) => db.close()));
const byId = (runs: Run[]) => [...runs].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('the exported journal', () => {
	it('says what it is, and takes only the runs asked for', async () => {
		const db = await journal([runOf('a'), { ...runOf('b'), id: 'two' }]);
		const all = JSON.parse(await exportJournal(db, undefined, 0)) as { runs: Run[] };
		expect(all).toMatchObject({
			format: 'banso-journal',
			version: 1,
			made: '1970-01-01T00:00:00.000Z'
		});
		expect(byId(all.runs)).toEqual([runOf('a'), { ...runOf('b'), id: 'two' }]);
		const some = JSON.parse(await exportJournal(db, ['two', 'none'])) as { runs: Run[] };
		expect(some.runs.map(({ id }) => id)).toEqual(['two']);
		expect((JSON.parse(await exportJournal(db, [])) as { runs: Run[] }).runs).toEqual([]);
	});

	it('gives the same runs on an empty device', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(anyRun, { selector: ({ id }) => id }), async (runs) => {
				const from = await journal();
				for (const run of runs) await saveRun(from, run);
				const read = readExport(await exportJournal(from));
				expect(read.problems).toEqual([]);
				const to = await journal();
				const counts = await importRuns(to, read.runs);
				expect(counts).toEqual({ added: runs.length, merged: 0, unchanged: 0 });
				expect(byId(await allRuns(to))).toStrictEqual(byId(await allRuns(from)));
			}),
			{ numRuns: 60 }
		);
	});
});

describe('importing', () => {
	it('twice is as good as once, whatever was there', async () => {
		await fc.assert(
			fc.asyncProperty(anyFork, fc.array(anyRun, { maxLength: 3 }), async ([held, run], more) => {
				const db = await journal([held]);
				const coming = [run, ...more];
				const first = await importRuns(db, coming);
				const once = byId(await allRuns(db));
				expect(first.added + first.merged + first.unchanged).toBe(coming.length);
				expect(
					covers(
						once.find(({ id }) => id === held.id)!,
						held
					)
				).toBe(true);
				expect(await importRuns(db, coming)).toEqual({
					added: 0,
					merged: 0,
					unchanged: coming.length
				});
				expect(byId(await allRuns(db))).toStrictEqual(once);
			}),
			{ numRuns: 80 }
		);
	});

	it('joins versions, raises the revision and leaves the learner where they were last', async () => {
		const db = await journal([{ ...runOf('a', 'b'), rev: 3, touched: 5000 }]);
		const coming = { ...runOf('a', 'x'), rev: 3, touched: 4000 };
		expect(await importRuns(db, [coming])).toEqual({ added: 0, merged: 1, unchanged: 0 });
		const run = (await loadRun(db, 'run'))!;
		expect(run).toMatchObject({ rev: 4, current: 'main' });
		expect(Object.values(choices(run))).toEqual(['ab', 'ax']);
		const elsewhere = await journal([{ ...runOf('a', 'b'), touched: 3000 }]);
		await importRuns(elsewhere, [coming]);
		const moved = (await loadRun(elsewhere, 'run'))!;
		expect(choices(moved)[moved.current]).toBe('ax');
	});

	it('keeps a run apart that has the same name in another scenario', async () => {
		const db = await journal([runOf('a')]);
		const other = { ...runOf('b'), scenario: 'veranda' };
		expect(await importRuns(db, [other])).toMatchObject({ added: 1 });
		expect(await importRuns(db, [other])).toMatchObject({ unchanged: 1 });
		expect((await allRuns(db)).map(({ id }) => id).sort()).toEqual(['run', 'run~veranda']);
	});
});
