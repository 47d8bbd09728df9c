import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, type OpenOptions, type Upgrade } from './connection';
import type { Journal, JournalSchema } from './database';
import { freshId } from './ids';
import { record, setReflection } from './runs';
import { choices, runOf, step } from './sample';
import { allRuns, deleteAll, deleteRun, latestRun, loadRun, openJournal, saveRun } from './store';

const open: Journal[] = [];
async function journal(options: OpenOptions = {}) {
	const db = await openJournal({ name: freshId(), ...options });
	open.push(db);
	return db;
}
afterEach(() => open.splice(0).forEach((db) => db.close()));

describe('the store', () => {
	it('gives back what was saved, one revision further', async () => {
		const db = await journal();
		const { run, merged } = await saveRun(db, runOf('a'));
		expect(merged).toBe(false);
		expect(run).toStrictEqual({ ...runOf('a'), rev: 1 });
		expect(await loadRun(db, 'run')).toStrictEqual(run);
		expect(await loadRun(db, 'other')).toBeUndefined();
	});

	it('keeps it when the browser is closed', async () => {
		const name = freshId();
		const first = await journal({ name });
		await saveRun(first, runOf('a'));
		first.close();
		expect(choices((await loadRun(await journal({ name }), 'run'))!)).toEqual({ main: 'a' });
	});

	it('lists runs by use and finds the latest of a scenario', async () => {
		const db = await journal();
		const make = (id: string, scenario: string, touched: number) =>
			saveRun(db, { ...runOf(), id, scenario, touched });
		await make('a', 'kotatsu', 30);
		await make('b', 'kotatsu', 50);
		await make('c', 'kotatsu-two', 90);
		await make('d', 'kotatsu', 40);
		expect((await allRuns(db)).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
		expect((await latestRun(db, 'kotatsu'))?.id).toBe('b');
		expect((await latestRun(db, 'kotatsu-two'))?.id).toBe('c');
		expect(await latestRun(db, 'kot')).toBeUndefined();
	});

	it('deletes one run, or all', async () => {
		const db = await journal();
		for (const id of ['a', 'b', 'c']) await saveRun(db, { ...runOf(), id });
		await deleteRun(db, 'b');
		await deleteRun(db, 'never there');
		expect((await allRuns(db)).map(({ id }) => id).sort()).toEqual(['a', 'c']);
		await deleteAll(db);
		expect(await allRuns(db)).toEqual([]);
	});
});

describe('two tabs', () => {
	const on = (run: ReturnType<typeof runOf>, did: string) =>
		record(run, step(`s${run.branches[0]!.steps.length}`, did), { hash: 'h', now: 9000 });

	it('that went different ways both keep theirs', async () => {
		const db = await journal();
		const { run } = await saveRun(db, runOf('a'));
		const left = await saveRun(db, on(run, 'l'));
		const right = await saveRun(db, on(run, 'r'));
		expect(left.merged).toBe(false);
		expect(right.merged).toBe(true);
		expect(right.run.rev).toBe(3);
		expect(choices(right.run)).toMatchObject({ main: 'al' });
		expect(choices(right.run)[right.run.current]).toBe('ar');

		const again = await saveRun(db, on(left.run, 'l'));
		expect(again.run.current).toBe('main');
		expect(Object.values(choices(again.run))).toEqual(['all', 'ar']);
	});

	it('do not notice a save of the same tab that was still under way', async () => {
		const db = await journal();
		const { run } = await saveRun(db, runOf('a'));
		const first = on(run, 'b');
		const [, second] = await Promise.all([saveRun(db, first), saveRun(db, on(first, 'c'))]);
		expect(second.merged).toBe(false);
		expect(choices(second.run)).toEqual({ main: 'abc' });
		expect(second.run.rev).toBe(3);
	});

	it('may shorten their own text, but not what the other wrote meanwhile', async () => {
		const db = await journal();
		const say = (run: ReturnType<typeof runOf>, text: string) =>
			saveRun(db, setReflection(run, 's0', text, { now: 1 }));
		const first = await say(runOf('a'), '急いでしまった');
		const second = await say(first.run, '急いだ');
		expect(second.run.reflections.s0).toBe('急いだ');
		const third = await say(first.run, '待てなかった');
		expect(third).toMatchObject({
			merged: true,
			run: { reflections: { s0: '急いだ\n\n待てなかった' } }
		});
	});

	it('keep a branch even if revisions agree by chance', async () => {
		const db = await journal();
		await saveRun(db, { ...runOf('a', 'b'), rev: 4 });
		const { run, merged } = await saveRun(db, { ...runOf('a', 'x'), rev: 5 });
		expect(merged).toBe(true);
		expect(run.rev).toBe(6);
		expect(Object.values(choices(run))).toEqual(['ab', 'ax']);
	});

	it('count on from the higher revision, so that neither takes the result for its own', async () => {
		const db = await journal();
		await saveRun(db, runOf('a'));
		expect((await saveRun(db, { ...runOf('a', 'b'), rev: 9 })).run.rev).toBe(10);
	});

	it('store a run again that was deleted elsewhere, since it may be the only copy', async () => {
		const db = await journal();
		const { run } = await saveRun(db, runOf('a'));
		await deleteAll(db);
		expect((await saveRun(db, on(run, 'b'))).run.rev).toBe(2);
		expect(choices((await loadRun(db, 'run'))!)).toEqual({ main: 'ab' });
	});
});

describe('opening', () => {
	const first = (db: Journal) => void db.createObjectStore('runs', { keyPath: 'id' });
	const later = () => {};

	it('runs only the upgrades that are missing, and keeps the runs', async () => {
		const name = freshId();
		const old = await connect<JournalSchema>([first], { name });
		await old.put('runs', runOf('a'));
		old.close();
		const upgrade = vi.fn<Upgrade<JournalSchema>>((_db, tx) => {
			tx.objectStore('runs').createIndex('touched', 'touched');
		});
		const db = await connect<JournalSchema>([() => expect.unreachable(), upgrade], { name });
		open.push(db);
		expect(upgrade).toHaveBeenCalledOnce();
		expect(await allRuns(db)).toHaveLength(1);
	});

	it('lets a newer version in and says that the connection is gone', async () => {
		const name = freshId();
		const lost = vi.fn();
		const old = await journal({ name, lost });
		open.push(await connect<JournalSchema>([first, later], { name }));
		expect(lost).toHaveBeenCalledExactlyOnceWith('newer');
		await expect(loadRun(old, 'run')).rejects.toMatchObject({ code: 'closed' });
		await expect(openJournal({ name })).rejects.toMatchObject({ code: 'newer' });
	});

	it('says so when the journal is deleted under it', async () => {
		const lost = vi.fn();
		const name = freshId();
		await journal({ name, lost });
		await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
		expect(lost).toHaveBeenCalledExactlyOnceWith('closed');
	});

	it('says so when the browser ends the connection', async () => {
		const lost = vi.fn();
		const db = await journal({ lost });
		forceCloseDatabase(unwrap(db) as never); // its types ask for the class
		await vi.waitFor(() => expect(lost).toHaveBeenCalledExactlyOnceWith('closed'));
		await expect(saveRun(db, runOf('a'))).rejects.toMatchObject({ code: 'closed' });
	});

	it('gives up after its patience when an old tab does not let go, and leaves nothing open', async () => {
		const name = freshId();
		const stubborn = await openDB(name, 1);
		const lost = vi.fn();
		await expect(
			connect<JournalSchema>([first, later], { name, patience: 5, lost })
		).rejects.toMatchObject({
			name: 'JournalError',
			code: 'blocked'
		});
		stubborn.close();
		await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
		// The late connection was closed by then, or it would have been told of the deletion.
		expect(lost).not.toHaveBeenCalled();
	});

	it('waits for an old tab that lets go in time', async () => {
		const name = freshId();
		const slow = await openDB(name, 1);
		setTimeout(() => slow.close(), 10);
		open.push(await connect<JournalSchema>([first, later], { name, patience: 2000 }));
	});

	it('says “unknown” where the browser keeps nothing', async () => {
		vi.stubGlobal('indexedDB', undefined);
		await expect(openJournal()).rejects.toMatchObject({ code: 'unknown' });
		vi.unstubAllGlobals();
	});
});
