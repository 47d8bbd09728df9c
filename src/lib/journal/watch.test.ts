import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freshId } from './ids';
import { runOf } from './sample';
import { type Notice, announce, watchJournal } from './watch';

const stops: (() => void)[] = [];
afterEach(() => {
	stops.splice(0).forEach((stop) => stop());
	vi.unstubAllGlobals();
});
const soon = () => new Promise((done) => setTimeout(done, 50));
/** The same code loaded once more, as another tab would. */
async function otherTab() {
	vi.resetModules();
	return {
		...(await import('./watch')),
		...(await import('./store')),
		...(await import('./transfer'))
	};
}
function listen(watch = watchJournal) {
	const heard: Notice[] = [];
	stops.push(watch((notice) => heard.push(notice)));
	return heard;
}

describe('a tab', () => {
	it('hears what another tab saves, imports and deletes', async () => {
		const heard = listen();
		const other = await otherTab();
		const db = await other.openJournal({ name: freshId() });
		await other.saveRun(db, runOf('a'));
		await other.importRuns(db, [{ ...runOf('b'), id: 'new', rev: 4 }]);
		await other.importRuns(db, [{ ...runOf('b'), id: 'new', rev: 4 }]);
		await other.deleteRun(db, 'run');
		await other.deleteAll(db);
		db.close();
		await vi.waitFor(() => expect(heard).toHaveLength(4));
		expect(heard).toEqual([
			{ kind: 'saved', id: 'run', rev: 1 },
			{ kind: 'saved', id: 'new', rev: 4 },
			{ kind: 'deleted', id: 'run' },
			{ kind: 'cleared' }
		]);
	});

	it('does not hear itself, nor anything after it stopped', async () => {
		const heard = listen();
		announce({ kind: 'cleared' });
		await soon();
		stops.pop()!();
		(await otherTab()).announce({ kind: 'cleared' });
		await soon();
		expect(heard).toEqual([]);
	});

	it('passes over what it does not understand', async () => {
		const heard = listen();
		const channel = new BroadcastChannel('banso-journal');
		stops.push(() => channel.close());
		for (const data of [null, 'saved', 3, {}, { notice: null }, { notice: { kind: 'saved' } }]) {
			channel.postMessage(data);
		}
		channel.postMessage({ from: 'x', notice: { kind: 'sung', id: 'run' } });
		channel.postMessage({ from: 'x', notice: { kind: 'deleted', id: 'run' } });
		await vi.waitFor(() => expect(heard).toEqual([{ kind: 'deleted', id: 'run' }]));
	});

	it.each([
		['missing', undefined],
		[
			'forbidden',
			class {
				constructor() {
					throw new DOMException('', 'SecurityError');
				}
			}
		]
	])('goes on in silence where BroadcastChannel is %s', (_how, replacement) => {
		vi.stubGlobal('BroadcastChannel', replacement);
		expect(() => announce({ kind: 'cleared' })).not.toThrow();
		expect(() => watchJournal(() => {})()).not.toThrow();
	});
});
