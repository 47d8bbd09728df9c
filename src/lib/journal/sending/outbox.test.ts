import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshId } from '../ids';
import { openSending, type SendingDb } from './database';
import { askReceipt, deliver } from './outbox';
import { allSent, counts, keep, takeBack } from './sent';
import { Server } from './server.sample';
import type { Kept, Never } from './types';
import { contributionBody } from './wire';

let db: SendingDb;
let server: Server;
beforeEach(async () => {
	db = await openSending({ name: freshId() });
	server = new Server();
});
afterEach(() => db.close());

const contribution = {
	scenario: 'tea',
	hash: 'h',
	time: 'first' as const,
	deeds: [{ at: 'kitchen', did: 'wait' }]
};
/** Agree to send a run. */
async function agree(receipt = freshId()): Promise<Kept> {
	const body = contributionBody('c1', receipt, contribution);
	const what = {
		run: 'r',
		scenario: 'tea',
		hash: 'h',
		course: 'c1',
		name: '講座',
		month: '2026-11'
	};
	return (await keep(db, { receipt, kind: 'contribution', ...what, time: 'first', body })) as Kept;
}
const now = async (receipt: string) =>
	(await allSent(db)).find((kept) => kept.receipt === receipt) as Kept;
const go = () => deliver(db, server.ask);

describe('what was agreed to', () => {
	it('is delivered as it stands, once, and then forgotten but for its receipt', async () => {
		const { receipt, body } = await agree();
		expect(await go()).toBe(0);
		expect(server.asked).toEqual([{ path: '/api/contribution', body }]);
		const kept = await now(receipt);
		expect(kept.state).toBe('delivered');
		expect(kept).not.toHaveProperty('body');
		await go();
		expect(server.asked).toHaveLength(1);
	});

	it.each(['lost', 'unheard', 'late', 'portal', 'broken', 'busy'] as const)(
		'waits when an answer is %s, and arrives once',
		async (weather) => {
			server.weather = [weather];
			const { receipt, body } = await agree();
			expect(await go()).toBe(1);
			expect(await now(receipt)).toMatchObject({ state: 'waiting', tried: true, body });
			expect(await go()).toBe(0);
			server.arrive();
			expect([...server.added]).toEqual([[receipt, 1]]);
			expect((await now(receipt)).state).toBe('delivered');
		}
	);

	it('survives a page that dies between the answer and storing it', async () => {
		server.weather = ['crash'];
		const { receipt } = await agree();
		await expect(go()).rejects.toThrow('The page is gone.');
		expect((await now(receipt)).state).toBe('waiting');
		expect(await go()).toBe(0);
		expect([...server.added]).toEqual([[receipt, 1]]);
	});

	it('keeps its place behind what cannot be brought, but not behind a fault with another', async () => {
		await agree();
		const { receipt } = await agree();
		server.weather = ['lost'];
		expect(await go()).toBe(2);
		expect(server.asked).toHaveLength(1);
		server.weather = ['broken'];
		expect(await go()).toBe(1);
		expect((await now(receipt)).state).toBe('delivered');
	});

	it.each([
		'unknown',
		'closed',
		'full',
		'not-in-course',
		'another-version',
		'malformed',
		'too-large'
	] satisfies Never[])('is as if never sent when it is refused as “%s”', async (code) => {
		server.refuses = code;
		const { receipt } = await agree();
		expect(await go()).toBe(0);
		const kept = await now(receipt);
		expect(kept).toMatchObject({ state: 'refused', refusal: code });
		expect(kept).not.toHaveProperty('body');
	});

	it('waits when it is refused for a reason that nobody knows', async () => {
		server.refuses = 'teapot';
		await agree();
		expect(await go()).toBe(1);
	});

	it('counts as delivered when the refusal meets a copy of what had arrived', async () => {
		const { receipt } = await agree();
		server.weather = ['unheard'];
		await go();
		const honest = server.ask;
		server.ask = (path, body) =>
			path === '/api/contribution'
				? Promise.resolve({ status: 409, code: 'closed', body: {} })
				: honest(path, body);
		expect(await go()).toBe(0);
		expect((await now(receipt)).state).toBe('delivered');
	});
});

describe('taking back', () => {
	it('what never left is done at once, and nobody is told', async () => {
		const { receipt } = await agree();
		expect((await takeBack(db, receipt))?.state).toBe('withdrawn');
		expect(await go()).toBe(0);
		expect(server.asked).toEqual([]);
		expect(await now(receipt)).not.toHaveProperty('body');
	});

	it('what may have arrived is told as soon as there is a network', async () => {
		server.weather = ['unheard', 'lost'];
		const { receipt } = await agree();
		await go();
		expect((await takeBack(db, receipt))?.state).toBe('leaving');
		expect(await go()).toBe(1);
		expect(server.rows.has(receipt)).toBe(true);
		expect(await go()).toBe(0);
		expect(server.rows.has(receipt)).toBe(false);
		expect((await now(receipt)).state).toBe('withdrawn');
	});

	it('what is sealed leaves everything as it is, and says so', async () => {
		const { receipt } = await agree();
		await go();
		server.seal();
		await takeBack(db, receipt);
		await go();
		expect(await now(receipt)).toMatchObject({ state: 'delivered', sealed: true });
		expect(await takeBack(db, receipt)).toMatchObject({ state: 'delivered', sealed: true });
		expect(await askReceipt(db, receipt, 'withdraw-batch', server.ask)).toBe('withdrawn-batch');
		expect(await now(receipt)).toMatchObject({ state: 'withdrawn', sealed: true });
	});

	it('what somebody else had deleted with its whole batch stays sent, also where nobody knew that it was sealed', async () => {
		const kept = await agree();
		await go();
		const late = await agree();
		server.weather = ['unheard'];
		await go();
		server.seal();
		server.deleteBatch();
		expect(await askReceipt(db, kept.receipt, 'ask', server.ask)).toBe('withdrawn-batch');
		// Its answer was lost, and it meets a server that takes it no more.
		expect(await go()).toBe(0);
		for (const { receipt } of [kept, late]) {
			expect(await now(receipt)).toMatchObject({ state: 'withdrawn', sealed: true });
			expect(counts(await now(receipt))).toBe(true);
		}
		// What was taken back alone was never told, and may go anew.
		const back = await agree();
		await go();
		await askReceipt(undefined, back.receipt, 'withdraw', server.ask);
		expect(await askReceipt(db, back.receipt, 'ask', server.ask)).toBe('withdrawn');
		expect(counts(await now(back.receipt))).toBe(false);
	});

	it('what overtakes the taking back is taken back once more', async () => {
		const { receipt } = await agree();
		// Two tabs, and no locks: one has it on its way while in the other it is taken back and not found.
		const honest = server.ask;
		server.ask = async (path, body) => {
			if (path === '/api/contribution') {
				await takeBack(db, receipt);
				await askReceipt(db, receipt, 'withdraw', () =>
					Promise.resolve({ status: 200, code: undefined, body: { state: 'unknown' } })
				);
				expect((await now(receipt)).state).toBe('withdrawn');
			}
			return honest(path, body);
		};
		await go();
		expect(await go()).toBe(0);
		expect((await now(receipt)).state).toBe('withdrawn');
		expect(server.rows.size).toBe(0);
	});
});
