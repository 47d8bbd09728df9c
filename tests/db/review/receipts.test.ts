import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { showReceipt } from '../../../src/lib/review/receipt';
import type { Db } from '../../../src/lib/server/database/tables';
import { keepOnce } from '../../../src/lib/server/review/keeping';
import { onBoth } from '../both';
import { MONTH, newReceipt, refused, sentTo, STORY, textTo } from './asking';
import { Caller } from './calling';
import { aCourse } from './group';

onBoth('a receipt', (database) => {
	let db: Db;
	let call: Caller;
	let course: string;
	beforeAll(async () => {
		db = await database.open();
		call = new Caller(db);
	});
	beforeEach(async () => {
		vi.stubEnv('BANSO_MONTH', MONTH);
		course = await aCourse(db, { stories: JSON.stringify([STORY]) });
	});
	afterEach(() => vi.unstubAllEnvs());

	const sent = () => sentTo(course);

	it('says how it stands, as it was typed, and takes back', async () => {
		const one = sent();
		const act = async (what: string, receipt: string = one.receipt) =>
			(await call.receipt({ receipt, act: what })).body;
		expect(await act('ask')).toEqual({ state: 'unknown' });
		await call.contribution(one);
		expect(await act('ask', showReceipt(one.receipt).toUpperCase())).toEqual({
			state: 'waiting'
		});
		expect(await act('withdraw')).toEqual({ state: 'withdrawn' });
		expect(await act('withdraw')).toEqual({ state: 'withdrawn' });
		expect(await call.contribution(one)).toEqual(refused(409, 'withdrawn'));
	});

	it('of a sealed batch takes back the batch, and nothing less', async () => {
		const all = Array.from({ length: 10 }, () => sent());
		for (const one of all) await call.contribution(one);
		await keepOnce(db, { month: '2026-05' });
		const [one, other] = all;
		const act = async (what: string, receipt = one?.receipt) =>
			(await call.receipt({ receipt, act: what })).body;
		expect(await act('withdraw')).toEqual({ state: 'sealed' });
		expect((await call.contribution(one)).status).toBe(200);
		// Whoever of it asked, all of it stays counted: it is not what somebody took back alone.
		expect(await act('withdraw-batch')).toEqual({ state: 'withdrawn-batch' });
		for (const what of ['ask', 'withdraw', 'withdraw-batch'])
			expect(await act(what, other?.receipt)).toEqual({ state: 'withdrawn-batch' });
		expect(await call.contribution(other)).toEqual(refused(409, 'withdrawn'));
	});

	it('of a batch of reflections does so, too', async () => {
		const all = Array.from({ length: 10 }, () => textTo(course));
		for (const one of all) await call.reflection(one);
		await keepOnce(db, { month: '2026-05' });
		const [one, other] = all;
		const act = async (what: string, receipt = one?.receipt) =>
			(await call.receipt({ receipt, act: what })).body;
		expect(await act('ask')).toEqual({ state: 'sealed' });
		expect(await act('withdraw-batch')).toEqual({ state: 'withdrawn-batch' });
		expect(await act('ask', other?.receipt)).toEqual({ state: 'withdrawn-batch' });
	});

	it.each(['', 'x', '0'.repeat(31), '0'.repeat(33), 12, null])(
		'such as %s is malformed',
		async (receipt) => {
			const answer = await call.receipt({ receipt, act: 'ask' });
			expect(answer).toMatchObject(refused(400, 'malformed'));
		}
	);

	it('takes no other act', async () => {
		const answer = await call.receipt({ receipt: newReceipt(), act: 'delete' });
		expect(answer).toMatchObject(refused(400, 'malformed'));
	});
});
