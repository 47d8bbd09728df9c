import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import pg from 'pg';
import type { Hub } from '../../src/lib/server/workshop/hub';
import type { View } from '../../src/lib/server/workshop/view';
import { countBallots } from '../../src/lib/workshop/ballots';
import { administer, onBoth } from './both';
import { Host, outcome, Phone, serve, stored, type Served } from './hall';
import { Listening } from './listening';
import { onward } from './tea';

// On SQLite too: somebody may start the app twice in one folder. There the other process is seen within seconds.
onBoth('two processes', (database) => {
	const within = database.kind === 'postgres' ? 1_000 : 7_000;
	let one: Hub;
	let two: Hub;
	let host: Host;
	beforeAll(async () => {
		[{ hub: one }, { hub: two }] = await Promise.all([
			serve(database.place),
			serve(database.place)
		]);
	});
	afterAll(() => Promise.all([one.close(), two.close()]));
	beforeEach(async () => {
		host = await Host.open(one);
	});

	if (database.kind === 'postgres')
		it('serve one hall', async () => {
			const phones = Array.from({ length: 40 }, () => new Phone(host.id));
			const hubs = phones.map((_, n) => (n % 2 ? one : two));
			const at = (n: number) => hubs[n] ?? one;
			const ears = [
				new Listening(await two.phone(host.id, 'a')),
				new Listening(await one.phone(host.id, 'b'))
			];
			await Promise.all(phones.map((phone, n) => phone.sit(at(n))));
			await host.toVote(one);
			for (const ear of ears)
				await ear.until('view', ({ phase }: View) => phase === 'choosing', within);
			await Promise.all(phones.map((phone, n) => phone.vote(at(n), { knock: 1 })));
			// The facilitator's next request may come to the other process.
			await host.tell(two, 'closed');
			await host.tell(one, 'revealed');
			for (const ear of ears) {
				const { data } = await ear.until('view', ({ phase }: View) => phase === 'revealed', within);
				expect((data as View).counts).toEqual([{ knock: 40 }]);
			}
		});

	if (database.kind === 'postgres')
		it('tell of notes at once', async () => {
			const phone = new Phone(host.id);
			await phone.sit(one);
			const ear = new Listening(await two.events(host.id, 0));
			await one.note(host.id, phone.token, 'A room above the library.');
			await ear.until('notes', () => true, within);
			expect(await two.notes(host.id, host.host)).toHaveLength(1);
		});

	it('take a ballot that one of them has not yet heard can be cast', async () => {
		const phone = new Phone(host.id);
		await two.phone(host.id, phone.seat);
		await phone.sit(one);
		await host.toVote(one);
		expect(await phone.vote(two, { knock: 1 })).toBe(1);
		expect(await phone.again(one, { knock: 1 })).toBe(1);
		expect(countBallots((await stored(await database.open(), host.id)).session)).toEqual({
			knock: 1
		});
	});

	it('let one facilitator through where two ask at once', async () => {
		const answers = await Promise.all(
			[one, two].map((hub) => outcome(hub.tell(host.id, host.host, 1, { type: 'begun' })))
		);
		expect(answers.sort()).toEqual([2, 'stale']);
	});

	it('both know that a session is gone', async () => {
		const ear = new Listening(await two.events(host.id, 0));
		await one.erase(host.id, host.host);
		await ear.until('gone', undefined, within);
		expect(await outcome(two.events(host.id, 0))).toBe('unknown');
	});
});

describe('on Postgres', () => {
	it('what was missed while the line was broken is made good', async () => {
		const name = `t${Date.now()}`;
		await administer(`create database ${name}`);
		const place = { folder: '', url: `${inject('postgres')}/${name}` };
		const served: Served[] = [await serve(place), await serve(place)];
		const [one, two] = served.map(({ hub }) => hub) as [Hub, Hub];
		const host = await Host.open(one);
		const ear = new Listening(await two.events(host.id, 0));
		const client = new pg.Client({ connectionString: place.url });
		await client.connect();
		const cut = async () => {
			const broken = await client.query(
				"select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()"
			);
			return broken.rowCount;
		};
		expect(await cut()).toBe(2);
		await host.tell(one, 'begun');
		await ear.until('happened', ({ type }) => type === 'begun', 2_000);
		await host.tell(one, onward);
		await ear.until('happened', ({ type }) => type === 'went-on', 1_000);
		await client.end();
		await Promise.all(served.map(({ hub }) => hub.close()));
		await administer(`drop database ${name} with (force)`);
	});
});
