import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { maySend } from '../../review/sending';
import { freshId } from '../ids';
import { runOf } from '../sample';
import { openJournal, saveRun } from '../store';
import { exportJournal, readExport } from '../transfer';
import { openSending } from './database';
import { marksFor, readMarks } from './marks';
import { addMarks, allSent, forgetReceipts, keep, sentMarks, takeBack } from './sent';
import { FILE } from './types';

const device = () => openSending({ name: freshId() });
const sent = (run: string, course = 'c1', scenario = 'tea') => ({
	receipt: freshId(),
	kind: 'contribution' as const,
	run,
	scenario,
	hash: 'h',
	course,
	name: '講座',
	time: 'first' as const,
	month: '2026-11',
	...(course === FILE ? {} : { body: '{}' })
});
const mark = { run: 'r', scenario: 'tea', hash: 'h', course: 'c1', time: 'first' };

it('a file that is carried holds no receipt and no course that was joined, and still nothing is sent twice', async () => {
	const [here, there] = [await device(), await device()];
	const journal = await openJournal({ name: freshId() });
	const { run } = await saveRun(journal, runOf('r'));
	const kept = await keep(here, sent(run.id, 'c1', run.scenario));
	await keep(here, sent('other', 'c1', 'another-story'));

	const file = await exportJournal(journal, undefined, 0, await sentMarks(here));
	expect(file).not.toContain(kept.receipt);
	expect(file).not.toContain('講座');
	expect(JSON.parse(file)).toMatchObject({
		sent: [{ ...mark, run: run.id, scenario: run.scenario }]
	});

	await addMarks(there, readExport(file).sent ?? []);
	const marks = await sentMarks(there);
	expect(maySend({ ...run, hash: 'h' }, 'c2', [run], marks)).toEqual({ refused: 'run-sent' });
	expect(await allSent(there)).toEqual([]);
	for (const db of [here, there, journal]) db.close();
});

it('a journal of which nothing was sent is written as before', async () => {
	const journal = await openJournal({ name: freshId() });
	await saveRun(journal, runOf('r'));
	expect(JSON.parse(await exportJournal(journal))).not.toHaveProperty('sent');
	journal.close();
});

it('what is no mark is left out', () => {
	const wrong = [
		null,
		3,
		{},
		{ ...mark, time: 'never' },
		{ ...mark, run: 4 },
		{ ...mark, hash: 'x'.repeat(201) }
	];
	expect(readMarks([...wrong, { ...mark, receipt: 'f', more: 1 }])).toEqual([mark]);
	expect(readMarks({ length: 1 })).toEqual([]);
	expect(readMarks(undefined)).toEqual([]);
	expect(marksFor([{ ...mark, time: 'first' }], new Set(['other']))).toEqual([]);
});

it('receipts can be thrown away, and what was sent is still known', async () => {
	const db = await device();
	const file = await keep(db, sent('in-a-file', FILE));
	const undone = await keep(db, sent('undone', FILE));
	await takeBack(db, undone.receipt);
	const waiting = await keep(db, sent('waiting'));
	await forgetReceipts(db);
	expect((await allSent(db)).map(({ receipt }) => receipt)).toEqual([waiting.receipt]);
	expect((await sentMarks(db)).map(({ run }) => run).sort()).toEqual(['in-a-file', 'waiting']);
	expect(await takeBack(db, file.receipt)).toBeUndefined();
	db.close();
});
