import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/lib/server/database/tables';
import type { View } from '../../src/lib/server/workshop/view';
import type { Voices } from '../../src/lib/workshop/events';
import { countBallots } from '../../src/lib/workshop/ballots';
import { onBoth } from './both';
import { CHOICES, evening, FULL, SIZES, STEPS, type Deed, type Evening } from './deeds';
import { Host, outcome, Phone, serve, stored, type Served } from './hall';
import { Listening } from './listening';
import { Model, type Place } from './model';

/** On a busy computer fewer evenings are tried, in milliseconds. */
const TIME = 5_000;

onBoth('any interleaving', (database) => {
	/** Of SQLite there is one process; it is another matter that two see one another (`two.test.ts`). */
	const processes: Served[] = [];
	const at = (by: number) => processes[by % processes.length] as Served;
	/** How many of the evenings came to what they are to show. */
	const met = { counted: 0, crashed: 0 };

	let db: Db;
	beforeAll(async () => {
		db = await database.open();
		processes.push(await serve(database.place));
		if (database.kind === 'postgres') processes.push(await serve(database.place));
	});
	afterAll(() => Promise.all(processes.map(({ hub }) => hub.close())));

	it('of joining, voting, asking again, going on, crashing and starting counts what was acknowledged, once', async () => {
		const until = Date.now() + TIME;
		const inTime = async (one: Evening) => {
			if (Date.now() < until) await play(one);
		};
		await fc.assert(fc.asyncProperty(evening, inTime), { numRuns: 120, examples: [[FULL]] });
		// Something was shown, however few evenings there was time for.
		expect(met.counted).toBeGreaterThan(0);
		expect(met.crashed).toBeGreaterThan(0);
	}, 60_000);

	async function play({ from, seated, lists }: Evening): Promise<void> {
		const { id, code, host } = await at(0).hub.open({
			story: 'tea',
			lang: 'en',
			way: []
		});
		const facilitator = new Host(id, code, host);
		const phones = SIZES.map((size) => new Phone(id, size));
		const model = new Model();
		let step = 0;

		async function next(by: number): Promise<void> {
			const event = STEPS[step]?.[0];
			if (event && (await outcome(at(by).ask((hub) => facilitator.tell(hub, event)))) === undefined)
				step++;
		}
		async function vote(by: number, n: number, place: Place, change: number, voices: Voices) {
			const { token } = phones[n] as Phone;
			model.sent(n, place, change, voices);
			const answer = await outcome(
				at(by).ask((hub) => hub.ballot(id, { token, ...place, voices, change }))
			);
			if (typeof answer === 'number') model.acknowledged(n, place, answer);
			else if (answer !== 'try-again') model.refused(n, place, change);
		}
		async function perform(one: Deed): Promise<void> {
			const { by, who } = one;
			const phone = phones[who] as Phone;
			if (one.do === 'next') await next(by);
			if (one.do === 'join' && (await outcome(at(by).ask((hub) => phone.sit(hub)))) === phone.seat)
				model.seats.add(phone.seat);
			if (one.do === 'duplicate') {
				const last = model.last(who);
				if (last) await vote(by, who, last.at, last.change, last.voices);
			}
			if (one.do === 'reconnect') {
				const stream = await at(by)
					.ask((hub) => hub.phone(id, phone.seat))
					.catch(() => undefined);
				await stream?.cancel();
			}
			if (one.do === 'vote') {
				const open = STEPS[step - 1]?.[1] ?? { round: 1, vote: 1 };
				const place = { open, first: { round: 1, vote: 1 }, last: { round: 2, vote: 1 } }[one.for];
				phone.change++;
				await vote(by, who, place, phone.change, { [CHOICES[one.choice] ?? '']: phone.size });
			}
		}
		async function crash(by: number): Promise<void> {
			const which = by % processes.length;
			await (processes[which] as Served).kill();
			processes[which] = await serve(database.place);
			met.crashed++;
		}
		/** A page of the facilitator that opens anew: what happened is read, not guessed. */
		async function comeBack(): Promise<void> {
			const { log } = await stored(db, id);
			const led = log.filter(({ event }) => event.type !== 'cast' && event.type !== 'seated');
			expect(led.slice(1).map(({ event }) => event.type)).toEqual(
				STEPS.slice(0, led.length - 1).map(([event]) => event.type)
			);
			// What was acknowledged happened; besides, at most what nobody heard the answer of.
			expect([step, step + 1]).toContain(led.length - 1);
			step = led.length - 1;
			facilitator.after = led.at(-1)?.seq ?? 0;
		}

		for (let n = 0; n < from; n++) await next(0);
		await Promise.all(seated.map((who) => perform({ do: 'join', who, by: 0 })));
		for (const list of lists) {
			// One facilitator does one thing at a time.
			const once = list.filter(
				(one, n) => one.do !== 'next' || list.findIndex((other) => other.do === 'next') === n
			);
			const crashing = once.find((one) => one.do === 'crash');
			const doing = once.filter((one) => one.do !== 'crash').map(perform);
			if (crashing) await crash(crashing.by);
			await Promise.all(doing);
			if (crashing) await comeBack();
		}

		const { log, phase, session } = await stored(db, id);
		expect(log.map(({ seq }) => seq)).toEqual(log.map((_, n) => n + 1));
		for (const seat of model.seats) expect(session.seats.has(seat)).toBe(true);
		session.rounds.forEach(({ votes }, r) =>
			votes.forEach(({ phones: voices }, v) => model.check({ round: r + 1, vote: v + 1 }, voices))
		);
		if (phase.startsWith('choosing')) {
			const open = STEPS[step - 1]?.[1] as Place;
			model.check(open, countBallots(session));
		} else expect(session.ballots.size).toBe(0);
		if (model.counted > 0) met.counted++;

		// Every process that lives, and one that has just come, are of one mind with the log.
		const fresh = await serve(database.place);
		for (const { hub } of [...processes, fresh]) {
			const ear = new Listening(await hub.phone(id, 'x'));
			await ear.until(
				'view',
				(view: View) => view.phase === phase && view.round === session.rounds.length
			);
			await ear.leave();
		}
		await fresh.hub.close();
	}
});
