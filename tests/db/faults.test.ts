import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/lib/server/database/tables';
import type { Hub } from '../../src/lib/server/workshop/hub';
import type { View } from '../../src/lib/server/workshop/view';
import { onBoth } from './both';
import { Host, outcome, Phone, serve, stored } from './hall';
import { Listening } from './listening';
import { onward } from './tea';

onBoth('a hall', (database) => {
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
	const listen = async (phone: Phone) => new Listening(await hub.phone(host.id, phone.seat));

	describe('a whole round', () => {
		it('is seen by phones and projector, and nobody sees counts before both are shown', async () => {
			const screen = new Listening(await hub.events(host.id, 0));
			const [one, two] = phones(2) as [Phone, Phone];
			await Promise.all([one.sit(hub), two.sit(hub)]);
			const ear = await listen(one);
			await host.toVote(hub);
			await Promise.all([one.vote(hub, { knock: 1 }), two.vote(hub, { wait: 1 })]);
			await screen.until('tally', ({ answered }: { answered: number }) => answered === 2);
			await host.tell(hub, 'closed', { type: 'raised', voices: { write: 3 } }, 'asked');
			await Promise.all([one.vote(hub, { wait: 1 }, 1, 2), two.vote(hub, { wait: 1 }, 1, 2)]);
			await host.tell(hub, 'closed');
			await ear.until('view', ({ phase }: View) => phase === 'counted');
			expect(ear.all<View>('view').every(({ counts }) => counts === undefined)).toBe(true);
			expect(JSON.stringify(screen.heard)).not.toMatch(/"(wait|knock)":/);
			await host.tell(hub, 'revealed', 'wondered');
			const { data } = await ear.until('view', ({ phase }: View) => phase === 'wondering');
			expect((data as View).counts).toEqual([{ knock: 1, wait: 1, write: 3 }, { wait: 2 }]);
			expect(
				(await screen.until('happened', ({ type }) => type === 'revealed')).data
			).toMatchObject({
				type: 'revealed',
				phones: [{ knock: 1, wait: 1 }, { wait: 2 }]
			});
			const { choices } = data as View;
			expect(choices.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
			expect(choices.find(({ id }) => id === 'knock')).toMatchObject({
				act: false,
				words: 'Let me knock.'
			});
		});
	});

	describe('the facilitator', () => {
		it('goes on from another device with the host token, from the event it last heard', async () => {
			await host.toVote(hub);
			const other = new Listening(await hub.events(host.id, 0));
			await other.until('happened', ({ type }) => type === 'asked');
			const seen = other.heard.flatMap(({ id }) => id ?? []);
			const device = new Host(host.id, host.code, host.host);
			device.after = seen.at(-1) ?? 0;
			await device.tell(hub, 'closed');
			expect(await outcome(host.tell(hub, 'closed'))).toBe('stale');
			const rest = new Listening(await hub.events(host.id, seen.at(-1) ?? 0));
			expect((await rest.until('happened')).data).toMatchObject({ type: 'closed' });
		});

		it('is not held up by seats and ballots that came meanwhile', async () => {
			await host.toVote(hub);
			const [phone] = phones(1) as [Phone];
			await phone.sit(hub);
			await phone.vote(hub, { knock: 1 });
			await host.tell(hub, 'closed', 'revealed');
			const { session } = await stored(db, host.id);
			expect(session.rounds[0]?.votes[0]?.phones).toEqual({ knock: 1 });
		});

		it('cannot do what the phase does not know, nor raise hands for what is not offered', async () => {
			expect(await outcome(host.tell(hub, 'closed'))).toBe('not-now');
			await host.toVote(hub);
			await host.tell(hub, 'closed');
			const raised = host.tell(hub, { type: 'raised', voices: { sit: 99 } });
			expect(await outcome(raised)).toBe('not-now');
			const { session } = await stored(db, host.id);
			expect(session.rounds[0]?.votes).toEqual([{ phones: {}, hands: {} }]);
		});

		it('is nobody without the token', async () => {
			const stranger = new Host(host.id, host.code, 'x'.repeat(22));
			expect(await outcome(stranger.tell(hub, 'begun'))).toBe('not-host');
			expect(await outcome(hub.erase(host.id, 'x'.repeat(22)))).toBe('not-host');
			expect(await outcome(hub.tell('nowhere', host.host, 1, { type: 'begun' }))).toBe('unknown');
		});
	});

	describe('a phone', () => {
		it('that slept hears the present view at once, and nothing of before', async () => {
			const [phone] = phones(1) as [Phone];
			await phone.sit(hub);
			const before = await listen(phone);
			await before.until('view', ({ phase }: View) => phase === 'gathering');
			await before.leave();
			await host.toVote(hub);
			const after = await listen(phone);
			await after.until('view', ({ phase }: View) => phase === 'choosing');
			expect(after.all('view')).toHaveLength(1);
			expect(before.all('view')).toHaveLength(1);
		});

		it('may come late, in every phase', async () => {
			const seen = new Set<string>();
			const join = async () => {
				const [phone] = phones(1) as [Phone];
				await phone.sit(hub);
				const ear = await listen(phone);
				seen.add(((await ear.until('view')).data as View).phase);
				await ear.leave();
			};
			await join();
			for (const step of [
				'begun',
				onward,
				'asked',
				'closed',
				'asked',
				'closed',
				'revealed',
				'wondered',
				{ type: 'peeked', choice: 'knock' },
				'returned',
				{ type: 'followed', choice: 'wait', by: 'majority' },
				'heard',
				'ended'
			] as const) {
				await host.tell(hub, step);
				await join();
			}
			expect(seen.size).toBe(11);
			expect((await stored(db, host.id)).session.seats.size).toBe(14);
		});

		it('that came late may vote in the vote that is open', async () => {
			await host.toVote(hub);
			const [phone] = phones(1) as [Phone];
			expect(await outcome(phone.vote(hub, { knock: 1 }))).toBe('not-seated');
			await phone.sit(hub);
			expect(await phone.again(hub, { knock: 1 })).toBe(1);
			const { session } = await stored(db, host.id);
			expect(session.ballots.get(phone.seat)?.voices).toEqual({ knock: 1 });
		});

		it('leaves at most three streams behind', async () => {
			const [phone] = phones(1) as [Phone];
			const ears = [];
			for (let n = 0; n < 4; n++) ears.push(await listen(phone));
			await host.tell(hub, 'begun');
			for (const ear of ears.slice(1))
				await ear.until('view', ({ phase }: View) => phase === 'reading');
			expect(ears.map(({ ended }) => ended)).toEqual([true, false, false, false]);
		});
	});

	describe('the end', () => {
		it('deletes everything and tells all who listen', async () => {
			const [phone] = phones(1) as [Phone];
			await phone.sit(hub);
			const ears = [await listen(phone), new Listening(await hub.events(host.id, 0))];
			await hub.erase(host.id, host.host);
			for (const ear of ears) await ear.until('gone');
			expect(ears.every(({ ended }) => ended)).toBe(true);
			expect(await outcome(phone.vote(hub, {}))).toBe('unknown');
			expect(await hub.find(host.code)).toBeUndefined();
			expect((await stored(db, host.id)).log).toEqual([]);
		});

		it('comes by itself', async () => {
			const { hub: brief } = await serve(database.place, 150);
			const short = await Host.open(brief);
			expect(await brief.find(short.code)).toBe(short.id);
			await new Promise((done) => setTimeout(done, 160));
			expect(await brief.find(short.code)).toBeUndefined();
			expect(await outcome(short.tell(brief, 'begun'))).toBe('unknown');
			expect(await outcome(brief.events(short.id, 0))).toBe('unknown');
			await brief.close();
		});
	});
});
