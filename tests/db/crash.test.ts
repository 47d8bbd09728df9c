import { describe, expect, it } from 'vitest';
import type { View } from '../../src/lib/server/workshop/view';
import { countBallots } from '../../src/lib/workshop/ballots';
import { onBoth } from './both';
import { Host, outcome, Phone, serve, stored } from './hall';
import { Listening } from './listening';

const PHONES = 60;

onBoth('a process that dies', (database) => {
	describe('in the middle of a vote', () => {
		it('leaves every ballot that it acknowledged, and the phase', async () => {
			const first = await serve(database.place);
			const host = await Host.open(first.hub);
			const phones = Array.from({ length: PHONES }, () => new Phone(host.id));
			await Promise.all(phones.map((phone) => phone.sit(first.hub)));
			await host.toVote(first.hub);
			const acknowledged = new Set<Phone>();
			let killed: Promise<void> | undefined;
			let die = () => {};
			const dying = new Promise<void>((done) => (die = done));
			await Promise.all(
				phones.map(async (phone, n) => {
					// In the middle: some are acknowledged, some are on their way, and the last third comes too late.
					if (n < (PHONES * 2) / 3) await new Promise((done) => setTimeout(done, n));
					else await dying;
					const answer = await outcome(first.ask((hub) => phone.vote(hub, { knock: 1 })));
					if (answer === 1) acknowledged.add(phone);
					if (acknowledged.size < PHONES / 3) return;
					killed ??= first.kill();
					die();
				})
			);
			await killed;
			expect(acknowledged.size).toBeLessThan(PHONES);

			const db = await database.open();
			const kept = await stored(db, host.id);
			expect(kept.phase).toBe('choosing');
			for (const { seat } of acknowledged)
				expect(kept.session.ballots.get(seat)).toEqual({ voices: { knock: 1 }, change: 1 });

			const second = await serve(database.place);
			const ear = new Listening(await second.hub.phone(host.id, phones[0]?.seat ?? ''));
			expect((await ear.until('view')).data).toMatchObject({
				phase: 'choosing',
				round: 1,
				vote: 1
			});
			// Phones that were not answered ask again, and so may those that were.
			await Promise.all(phones.map((phone) => phone.again(second.hub, { knock: 1 })));
			expect(countBallots((await stored(db, host.id)).session)).toEqual({
				knock: PHONES
			});
			await host.tell(second.hub, 'closed', 'revealed');
			const { data } = await ear.until('view', ({ phase }: View) => phase === 'revealed');
			expect((data as View).counts).toEqual([{ knock: PHONES }]);
			await second.hub.close();
		});
	});

	it('is replaced by one that knows the notes, the code and the facilitator', async () => {
		const first = await serve(database.place);
		const host = await Host.open(first.hub);
		const phone = new Phone(host.id);
		await phone.sit(first.hub);
		await first.hub.note(host.id, phone.token, 'A room above the library.');
		await first.kill();
		const { hub } = await serve(database.place);
		expect(await hub.find(host.code)).toBe(host.id);
		expect(await hub.notes(host.id)).toEqual([]);
		expect(await hub.notes(host.id, host.host)).toHaveLength(1);
		await hub.allow(host.id, host.host, '1', true);
		expect(await hub.notes(host.id)).toEqual([
			{ id: '1', text: 'A room above the library.', allowed: true }
		]);
		await host.tell(hub, 'begun');
		await hub.close();
	});

	// A Postgres pool that was told to end keeps its askers waiting for seconds, which no living process meets.
	if (database.kind === 'sqlite')
		it('refuses what it cannot keep, and says that it may be tried again', async () => {
			const { hub, kill } = await serve(database.place);
			const host = await Host.open(hub);
			const phone = new Phone(host.id);
			await phone.sit(hub);
			await host.toVote(hub);
			await kill();
			expect(await outcome(phone.vote(hub, { knock: 1 }))).toBe('try-again');
		});
});
