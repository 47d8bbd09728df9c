import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { keepOnce } from '../../src/lib/server/review/keeping';
import { dropExpired } from '../../src/lib/server/trainers/expired';
import { onBoth } from './both';
import { Visitor, eachTime, enter, joined, type App } from './visitor';

const HOUR = 60 * 60_000;

onBoth('what is over', (fresh) => {
	let app: App;
	eachTime(fresh, (begun) => (app = begun));
	const left = async () => {
		const count = async (table: string) => {
			const { rows } = await sql<{ n: number }>`
				select count(*) as n from ${sql.table(table)}
			`.execute(app.db);
			return Number(rows[0]?.n);
		};
		return [await count('session'), await count('verification')];
	};

	it('is deleted by the daily keeping: sign-ins, and what was remembered of coming in', async () => {
		const hana = await joined(app);
		await enter(new Visitor(app));
		await hana.call('GET', 'passkey/generate-authenticate-options');
		expect(await left()).toEqual([2, 1]);
		await dropExpired(app.db, Date.now());
		expect(await left()).toEqual([2, 1]);
		await dropExpired(app.db, Date.now() + 10 * 60_000);
		expect(await left()).toEqual([2, 0]);
		expect(await hana.who()).toBeDefined();
		await keepOnce(app.db, { now: new Date(Date.now() + 12 * HOUR + 1) });
		expect(await left()).toEqual([0, 0]);
	});
});
