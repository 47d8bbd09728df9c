import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { maySend, maySendAnswers, maySendWords } from '../../review/sending';
import { freshId } from '../ids';
import { runOf } from '../sample';
import { without } from '../without';
import { openJournal, saveRun } from '../store';
import { exportJournal, readExport } from '../transfer';
import { openSending, type Mark, type SendingDb } from './database';
import { marksFor, readMarks } from './marks';
import { addMarks, allSent, forgetReceipts, keep as keepIf, sentMarks, takeBack } from './sent';
import { FILE, type Kept } from './types';

const device = () => openSending({ name: freshId() });
const keep = async (db: SendingDb, what: Parameters<typeof keepIf>[1]) =>
	(await keepIf(db, what)) as Kept;
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
const words = (run: string, scenario = 'tea') => ({
	...without(sent(run, 'c1', scenario), 'time'),
	kind: 'reflection' as const
});
const mark = { run: 'r', scenario: 'tea', hash: 'h', course: 'c1', time: 'first' as const };

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
	expect(marksFor([mark], new Set(['other']), true)).toEqual([]);
});

it('one run takes along what was sent of its story, and nothing of workshops; no file names a session', async () => {
	const journal = await openJournal({ name: freshId() });
	const { run } = await saveRun(journal, runOf('r'));
	const { scenario } = run;
	const of = (id: string, time: Mark['time'], more = {}): Mark => ({
		...{ ...mark, run: id, scenario, time },
		...more
	});
	const hall = of('the-session', 'together');
	const all = [
		of(run.id, 'later'),
		of('another-run', 'first'),
		of('words', 'words'),
		of('elsewhere', 'first', { scenario: 'another-story' })
	];
	const marksOf = async (ids?: string[]) =>
		readExport(await exportJournal(journal, ids, 0, [...all, hall])).sent ?? [];
	expect((await marksOf([run.id])).map(({ run }) => run)).toEqual([run.id, 'another-run', 'words']);
	const whole = await marksOf();
	expect(whole.filter(({ time }) => time === 'together')).toHaveLength(1);
	expect(JSON.stringify(whole)).not.toContain('the-session');
	// Where the file is read, answers of another workshop on the same story do not follow to the same course.
	const there = await device();
	await addMarks(there, whole);
	const marks = await sentMarks(there);
	const asked = { id: 'next-session', scenario, hash: 'h' };
	expect(maySendAnswers(asked, 'c1', marks)).toEqual({ refused: 'together-sent' });
	expect(maySendAnswers(asked, 'c2', marks)).toEqual({ time: 'together' });
	for (const db of [journal, there]) db.close();
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

it('of words no second piece is sent, neither from here without a receipt nor from where the journal was carried', async () => {
	const [here, there] = [await device(), await device()];
	const journal = await openJournal({ name: freshId() });
	const { run } = await saveRun(journal, runOf('r'));
	const { scenario } = run;
	const may = async (db: typeof here) => maySendWords(scenario, await sentMarks(db));
	const taken = await keep(here, words(run.id, scenario));
	expect(await may(here)).toEqual({ refused: 'words-sent' });
	await takeBack(here, taken.receipt);
	expect(await may(here)).toEqual({ time: 'words' });

	const file = { ...words(run.id, scenario), course: FILE };
	await keep(here, file);
	await keep(here, { ...sent(run.id, FILE, scenario), receipt: freshId() });
	await forgetReceipts(here);
	expect(await allSent(here)).toEqual([]);
	expect(await may(here)).toEqual({ refused: 'words-sent' });
	// The mark of the run of which they are stands beside it.
	expect(await sentMarks(here)).toHaveLength(2);

	const carried = await exportJournal(journal, undefined, 0, await sentMarks(here));
	await addMarks(there, readExport(carried).sent ?? []);
	expect(await may(there)).toEqual({ refused: 'words-sent' });
	const old = JSON.parse(carried) as { sent: { time: string }[] };
	old.sent = old.sent.filter(({ time }) => time !== 'words');
	expect(readExport(JSON.stringify(old))).toMatchObject({
		problems: [],
		sent: [{ time: 'first' }]
	});
	for (const db of [here, there, journal]) db.close();
});

it('of two pages that ask at once, one keeps, and the other is told that it may not', async () => {
	const name = freshId();
	const [one, other] = [await openSending({ name }), await openSending({ name })];
	const may = (asked: readonly Mark[]) => asked.every(({ time }) => time !== 'later');
	const later = (run: string) => ({ ...sent(run), time: 'later' as const });
	const kept = await Promise.all([
		keepIf(one, later('b'), may),
		keepIf(other, later('c'), may),
		keepIf(one, later('d'), may)
	]);
	expect(kept.filter((what) => what !== undefined)).toHaveLength(1);
	expect(await allSent(one)).toHaveLength(1);

	// What another device sent counts as well.
	await addMarks(one, [{ ...mark, run: 'e', scenario: 'another', time: 'first' }]);
	const seen: string[] = [];
	const look = (asked: readonly Mark[]) => seen.push(...asked.map(({ run }) => run)) === 0;
	expect(await keepIf(one, later('f'), look)).toBeUndefined();
	expect(seen).toHaveLength(2);
	expect(seen).toContain('e');
	for (const db of [one, other]) db.close();
});
