import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Journal } from './database';
import { JournalError, toJournalError } from './errors';
import { freshId } from './ids';
import { record } from './runs';
import { runOf, step } from './sample';
import { allRuns, deleteAll, deleteRun, loadRun, openJournal, saveRun } from './store';
import { importRuns } from './transfer';
import type { Run } from './types';

/** Whatever goes wrong, there is one kind of error, and what was stored is as it was. */
let db: Journal;
let before: Run;
let after: Run;
const unhandled = vi.fn();
beforeEach(async () => {
	process.on('unhandledRejection', unhandled);
	db = await openJournal({ name: freshId() });
	before = (await saveRun(db, runOf('a'))).run;
	after = record(before, step('s1', 'b'), { hash: 'h', now: 9000 });
});
afterEach(async () => {
	vi.restoreAllMocks();
	await new Promise((done) => setTimeout(done));
	expect(unhandled).not.toHaveBeenCalled();
	process.off('unhandledRejection', unhandled);
	db.close();
});

const put = () => vi.spyOn(IDBObjectStore.prototype, 'put');
const realPut = IDBObjectStore.prototype.put;
const quota = () => new DOMException('no room', 'QuotaExceededError');

async function expectFailure(
	code: string,
	attempt: () => Promise<unknown> = () => saveRun(db, after)
) {
	const error: unknown = await attempt().then(
		() => expect.unreachable('it should fail'),
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(JournalError);
	expect(error).toMatchObject({ name: 'JournalError', code });
	vi.restoreAllMocks();
	return error as JournalError;
}
const expectUntouched = async () => expect(await allRuns(db)).toStrictEqual([before]);

describe('a save that fails', () => {
	it('at once, for want of room', async () => {
		put().mockImplementation(() => {
			throw quota();
		});
		const error = await expectFailure('full');
		expect(error.cause).toMatchObject({ name: 'QuotaExceededError' });
		await expectUntouched();
	});

	it('after the write was accepted, for want of room', async () => {
		put().mockImplementation(function (this: IDBObjectStore, value: unknown) {
			const request = realPut.call(this, value);
			// As Chrome does it: the transaction ends with the reason, the request only with “aborted”.
			Object.defineProperty(this.transaction, 'error', { get: quota });
			this.transaction.abort();
			return request;
		});
		await expectFailure('full');
		await expectUntouched();
	});

	it('because its transaction is aborted from outside', async () => {
		put().mockImplementation(function (this: IDBObjectStore, value: unknown) {
			const request = realPut.call(this, value);
			this.transaction.abort();
			return request;
		});
		await expectFailure('closed');
		await expectUntouched();
	});

	it('only at the very end, after the write succeeded', async () => {
		put().mockImplementation(function (this: IDBObjectStore, value: unknown) {
			const request = realPut.call(this, value);
			request.addEventListener('success', () => this.transaction.abort());
			return request;
		});
		await expectFailure('closed');
		await expectUntouched();
	});

	it('because the connection was closed', async () => {
		const { name } = db;
		db.close();
		await expectFailure('closed');
		db = await openJournal({ name });
		await expectUntouched();
	});

	it('because the database was deleted', async () => {
		const { name } = db;
		await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
		await expectFailure('closed');
		db = await openJournal({ name });
		expect((await saveRun(db, after)).run.rev).toBe(2);
	});

	it('because the read before it fails', async () => {
		vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
			throw new DOMException('disk', 'UnknownError');
		});
		await expectFailure('unknown');
		await expectUntouched();
	});

	it('because the run is no plain data', async () => {
		await expectFailure('unknown', () => saveRun(db, { ...after, note: (() => '') as never }));
		await expectUntouched();
	});

	it('and can be tried again', async () => {
		put().mockImplementationOnce(() => {
			throw quota();
		});
		await expect(saveRun(db, after)).rejects.toMatchObject({ code: 'full' });
		const { run, merged } = await saveRun(db, after);
		expect({ merged, rev: run.rev }).toEqual({ merged: false, rev: 2 });
	});
});

describe('other things that fail', () => {
	it('deleting leaves everything', async () => {
		const fail = () => {
			throw new DOMException('disk', 'UnknownError');
		};
		vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(fail);
		await expectFailure('unknown', () => deleteRun(db, before.id));
		vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(fail);
		await expectFailure('unknown', () => deleteAll(db));
		await expectUntouched();
	});

	it('reading on a closed connection', async () => {
		const { name } = db;
		db.close();
		await expectFailure('closed', () => loadRun(db, 'run'));
		await expectFailure('closed', () => allRuns(db));
		db = await openJournal({ name });
	});

	it('an import that breaks off takes back what it had written', async () => {
		let writes = 0;
		put().mockImplementation(function (this: IDBObjectStore, value: unknown) {
			if ((writes += 1) === 3) throw quota();
			return realPut.call(this, value);
		});
		const runs = ['x', 'y', 'z'].map((id) => ({ ...runOf('q'), id }));
		await expectFailure('full', () => importRuns(db, runs));
		expect(writes).toBe(3);
		await expectUntouched();
	});
});

describe('an error’s code', () => {
	it.each([
		['QuotaExceededError', 'full'],
		['InvalidStateError', 'closed'],
		['AbortError', 'closed'],
		['VersionError', 'newer'],
		['DataError', 'unknown']
	])('%s is “%s”', (name, code) => {
		expect(toJournalError(new DOMException('', name)).code).toBe(code);
	});

	it('stays when it is known, and is “unknown” for anything that is no error', () => {
		const blocked = new JournalError('blocked');
		expect(toJournalError(blocked)).toBe(blocked);
		expect(toJournalError('odd')).toMatchObject({ code: 'unknown', cause: 'odd' });
	});
});
