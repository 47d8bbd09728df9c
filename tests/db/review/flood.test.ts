import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { onBoth } from '../both';
import { Caller } from './calling';

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
});
