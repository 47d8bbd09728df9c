import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../src/lib/server/database/tables';
import type { Hub } from '../../src/lib/server/workshop/hub';
import { countBallots } from '../../src/lib/workshop/ballots';
import { onBoth } from './both';
import { Host, outcome, Phone, serve, stored } from './hall';
import { Listening } from './listening';

onBoth('a ballot', (database) => {
	let db: Db;
	let hub: Hub;
	let host: Host;
	beforeAll(async () => {
		db = await database.open();
		({ hub } = await serve(database.place));
	});
	afterAll(() => hub.close());
	beforeEach(async () => {
		host = await Host.open(hub);
	});
	const phones = (count: number, size = 1) =>
		Array.from({ length: count }, () => new Phone(host.id, size));
	const listen = async (one: Phone) => new Listening(await hub.phone(host.id, one.seat));
	const counted = async () => countBallots((await stored(db, host.id)).session);

	let phone: Phone;
	beforeEach(async () => {
		[phone] = phones(1) as [Phone];
		await phone.sit(hub);
	});

	it('before the vote opens or after it closes is refused and not counted', async () => {
		expect(await outcome(phone.vote(hub, { knock: 1 }))).toBe('not-open');
		await host.toVote(hub);
		expect(await outcome(phone.vote(hub, { knock: 1 }, 1, 2))).toBe('not-open');
		expect(await outcome(phone.vote(hub, { knock: 1 }, 2, 1))).toBe('not-open');
		await host.tell(hub, 'closed');
		expect(await outcome(phone.vote(hub, { knock: 1 }))).toBe('closed');
		await host.tell(hub, 'asked');
		expect(await outcome(phone.vote(hub, { knock: 1 }))).toBe('closed');
		expect(await counted()).toEqual({});
		const { session } = await stored(db, host.id);
		expect(session.rounds[0]?.votes[0]?.phones).toEqual({});
	});

	it('counts once, however often it comes', async () => {
		await host.toVote(hub);
		await phone.vote(hub, { knock: 1 });
		expect(await Promise.all([1, 2, 3].map(() => phone.again(hub, { knock: 1 })))).toEqual([
			1, 1, 1
		]);
		expect(await counted()).toEqual({ knock: 1 });
		const { log } = await stored(db, host.id);
		expect(log.filter(({ event }) => event.type === 'cast')).toHaveLength(1);
	});

	it('may be changed after the phone was away; the last one counts', async () => {
		await host.toVote(hub);
		const before = await listen(phone);
		await phone.vote(hub, { knock: 1 });
		await before.leave();
		await listen(phone);
		await phone.vote(hub, { wait: 1 });
		expect(await counted()).toEqual({ wait: 1 });
		await phone.vote(hub, {});
		expect(await counted()).toEqual({});
	});

	it('that comes after a newer one changes nothing', async () => {
		await host.toVote(hub);
		const send = (voices: Record<string, number>, change: number) =>
			hub.ballot(host.id, { token: phone.token, round: 1, vote: 1, voices, change });
		expect(await Promise.all([send({ wait: 1 }, 2), send({ knock: 1 }, 1)])).toEqual([2, 2]);
		expect(await send({ knock: 1 }, 1)).toBe(2);
		expect(await counted()).toEqual({ wait: 1 });
	});

	it('whose answer was lost is acknowledged again, even after the vote', async () => {
		await host.toVote(hub);
		await phone.vote(hub, { knock: 1 });
		await host.tell(hub, 'closed');
		expect(await phone.again(hub, { knock: 1 })).toBe(1);
		expect(await outcome(phone.vote(hub, { wait: 1 }))).toBe('closed');
		await host.tell(hub, 'asked');
		expect(await outcome(phone.vote(hub, { wait: 1 }))).toBe('closed');
	});

	it('gives no more voices than sit there, and for what is offered alone', async () => {
		await host.toVote(hub);
		expect(await outcome(phone.vote(hub, { knock: 2 }))).toBe('not-offered');
		expect(await outcome(phone.vote(hub, { sit: 1 }))).toBe('not-offered');
		const [table] = phones(1, 4) as [Phone];
		await table.sit(hub);
		await table.vote(hub, { knock: 3, wait: 1 });
		expect(await counted()).toEqual({ knock: 3, wait: 1 });
	});

	it('of a table that grows smaller stays as it was given', async () => {
		await host.toVote(hub);
		const table = new Phone(host.id, 5);
		await table.sit(hub);
		await Promise.all([table.vote(hub, { knock: 5 }), hub.seat(host.id, table.token, 2)]);
		expect(await counted()).toEqual({ knock: 5 });
	});

	it('and two hundred at once are a few messages to the projector, and none to phones', async () => {
		const all = phones(200);
		await Promise.all(all.map((phone) => phone.sit(hub)));
		await host.toVote(hub);
		const screen = new Listening(await hub.events(host.id, 0));
		const ear = await listen(all[0] as Phone);
		const start = performance.now();
		await Promise.all(all.map((phone) => phone.vote(hub, { knock: 1 })));
		await screen.until('tally', ({ answered }: { answered: number }) => answered === 200);
		const seconds = (performance.now() - start) / 1000;
		// One on coming in, one at once, then three a second.
		expect(screen.all('tally').length).toBeLessThanOrEqual(2 + Math.ceil(3 * seconds));
		expect(screen.all('tally').at(-1)).toEqual({ seated: 201, answered: 200 });
		expect(ear.all('view')).toHaveLength(1);
		const { log } = await stored(db, host.id);
		expect(log.filter(({ event }) => event.type === 'cast').length).toBeLessThan(20);
	});
});
