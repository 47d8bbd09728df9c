import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { onBoth } from '../both';
import { newReceipt } from './asking';
import { Caller } from './calling';
import { aCourse, group, knowStory, type Learner } from './group';

onBoth('a sender who floods', (database) => {
	// It is kept in memory; one database shows it.
	it.skipIf(database.kind === 'postgres')('is slowed down, and nobody else', async () => {
		// Requests that still wait find the database closed when this is over.
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const db = await database.open();
		const ask = (who: Caller) =>
			who.receipt({ receipt: randomBytes(16).toString('hex'), act: 'ask' });
		const flood = new Caller(db, '198.51.100.1');
		const all = Array.from({ length: 140 }, () => ask(flood));
		const first = await Promise.race([Promise.all(all), ask(new Caller(db))]);
		expect(first).toMatchObject({ status: 200 });
		const refused = await Promise.race(all.slice(110));
		expect(refused).toMatchObject({ status: 429, body: { code: 'slow-down' } });
	});

	it.skipIf(database.kind === 'postgres')(
		'does not fill it with receipts that were never used',
		async () => {
			vi.spyOn(console, 'error').mockImplementation(() => {});
			const db = await database.open();
			await knowStory(db);
			const withdraw = (who: Caller, receipt = newReceipt()) =>
				who.receipt({ receipt, act: 'withdraw' });
			const flood = new Caller(db, '198.51.100.2');
			const all = Array.from({ length: 45 }, () => withdraw(flood));
			expect(await Promise.race(all.slice(30))).toMatchObject({ status: 429 });
			const { rows } = await db
				.selectFrom('withdrawn')
				.select(({ fn }) => fn.countAll<number>().as('rows'))
				.executeTakeFirstOrThrow();
			expect(rows).toBeLessThanOrEqual(20);
			// What is there can be taken back from the same address, and by others whatever they like.
			const course = await aCourse(db);
			const [learner] = group(course, 1) as [Learner];
			await learner.send(db, '2026-04');
			expect((await withdraw(flood, learner.receipt)).body).toEqual({ state: 'withdrawn' });
			expect((await withdraw(new Caller(db))).body).toEqual({ state: 'unknown' });
		}
	);
});
