import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../src/lib/server/workshop/desk';
import type { View } from '../../src/lib/server/workshop/view';
import { onBoth } from './both';
import { Caller } from './calling';
import { Host, Phone } from './hall';
import { onward, opening, plays } from './tea';

onBoth('the endpoints', (database) => {
	let desk: Desk;
	let call: Caller;
	let id: string;
	let host: string;
	let code: string;
	let after: number;
	let phone: Phone;
	beforeAll(async () => {
		desk = await openDesk(database.place, plays);
	});
	afterAll(() => desk.close());
	beforeEach(async () => {
		call = new Caller(desk);
		const { status, body } = await call.open(opening);
		expect(status).toBe(201);
		({ id, host, code } = body as { id: string; host: string; code: string });
		after = 1;
		phone = new Phone(id);
	});

	const tell = async (event: unknown, token = host) => {
		const answer = await call.host(id, { after, event }, token);
		if (answer.status === 200) after = (answer.body as { seq: number }).seq;
		return answer;
	};
	const toVote = async () => {
		for (const event of [{ type: 'begun' }, onward, { type: 'asked' }]) await tell(event);
	};
	const ballot = (more: object = {}) =>
		call.ballot(id, {
			token: phone.token,
			round: 1,
			vote: 1,
			voices: { knock: 1 },
			change: 1,
			...more
		});

	it('lead through a round', async () => {
		expect((await call.code(`${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`)).body).toEqual({
			id
		});
		expect((await call.seat(id, { token: phone.token, size: 1 })).body).toEqual({
			seat: phone.seat
		});
		const ear = await call.phone(id, phone.seat);
		const screen = await call.events(id);
		await toVote();
		await ear.until('view', ({ phase }: View) => phase === 'choosing');
		expect(await ballot()).toEqual({ status: 200, body: { change: 1 } });
		expect(await ballot()).toEqual({ status: 200, body: { change: 1 } });
		await tell({ type: 'closed' });
		await tell({ type: 'revealed' });
		const { data } = await ear.until('view', ({ phase }: View) => phase === 'revealed');
		expect((data as View).counts).toEqual([{ knock: 1 }]);
		const last = await screen.until('happened', ({ type }) => type === 'revealed');
		const again = await call.events(id, { 'last-event-id': String((last.id ?? 0) - 1) });
		await again.until('tally');
		expect(again.all('happened')).toHaveLength(1);
		expect((await call.erase(id, host)).status).toBe(204);
		await Promise.all([ear.until('gone'), screen.until('gone')]);
		expect((await call.code(code)).status).toBe(404);
	});

	it('say what a session is about', async () => {
		const { body } = await call.about(id);
		expect(body).toMatchObject({ code, story: opening.story, lang: opening.lang });
		expect(JSON.stringify(body)).not.toContain(host);
		expect((await call.about('nowhere')).status).toBe(404);
	});

	describe('a participant', () => {
		beforeEach(async () => {
			await call.seat(id, { token: phone.token, size: 1 });
			await toVote();
			await ballot();
		});

		it('cannot read counts early, by any endpoint', async () => {
			const said = async () => {
				const ears = [await call.phone(id, phone.seat), await call.events(id)];
				await ears[0]?.until('view');
				await ears[1]?.until('tally');
				return JSON.stringify([
					ears.map(({ heard }) => heard),
					await call.code(code),
					await call.seat(id, { token: phone.token, size: 1 }),
					await ballot(),
					await ballot({ change: 2, round: 2 }),
					await call.notes(id),
					await tell({ type: 'revealed' }, phone.token)
				]);
			};
			expect(await said()).not.toContain('"knock":');
			await tell({ type: 'closed' });
			expect(await said()).not.toContain('"knock":');
			await tell({ type: 'revealed' });
			expect(await said()).toContain('"knock":1');
		});

		it('cannot lead, nor delete, nor let notes through', async () => {
			for (const token of [phone.token, phone.seat, id, 'x'])
				expect(await tell({ type: 'closed' }, token)).toMatchObject({
					status: 401,
					body: { code: 'not-host' }
				});
			expect((await call.host(id, { after, event: { type: 'ended' } })).status).toBe(401);
			expect((await call.erase(id, phone.token)).status).toBe(401);
			expect((await call.erase(id)).status).toBe(401);
			expect((await call.notes(id, phone.token)).status).toBe(401);
			expect((await call.allow(id, '1', { allowed: true }, phone.token)).status).toBe(401);
		});

		it('cannot vote for another: a seat is not a token', async () => {
			const { body } = await ballot({ token: phone.seat, change: 9, voices: { wait: 1 } });
			expect(body).toEqual({ code: 'not-seated' });
		});

		it('is told why a ballot does not count', async () => {
			const codes = [
				await ballot({ round: 2 }),
				await ballot({ token: 'a'.repeat(22) }),
				await ballot({ change: 2, voices: { knock: 2 } }),
				await ballot({ change: 2, voices: { sit: 1 } })
			];
			await tell({ type: 'closed' });
			codes.push(await ballot({ change: 2 }));
			expect(codes.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
				[409, 'not-open'],
				[409, 'not-seated'],
				[409, 'not-offered'],
				[409, 'not-offered'],
				[409, 'closed']
			]);
		});

		it('may send a note again whose answer was lost, and it is there once', async () => {
			const again = { token: phone.token, text: 'The library has a quiet room.' };
			for (const expected of [201, 201]) expect((await call.note(id, again)).status).toBe(expected);
			const { body } = await call.notes(id, host);
			expect((body as { notes: unknown[] }).notes).toHaveLength(1);
		});

		it('may send notes, twenty at most, that the facilitator lets through one by one', async () => {
			const note = (text: string, token = phone.token) => call.note(id, { token, text });
			expect((await note('The library has a quiet room.')).status).toBe(201);
			expect((await note('  ')).status).toBe(400);
			expect((await note('x'.repeat(301))).status).toBe(400);
			expect((await note('x', 'n'.repeat(22))).body).toEqual({ code: 'not-seated' });
			for (let n = 1; n < 20; n++) await note(`Another ${n}.`);
			expect(await note('One too many.')).toEqual({ status: 409, body: { code: 'full' } });
			expect((await call.notes(id)).body).toEqual({ notes: [] });
			const screen = await call.events(id);
			expect((await call.allow(id, '1', { allowed: true }, host)).status).toBe(204);
			await screen.until('notes');
			expect((await call.notes(id)).body).toEqual({
				notes: [{ id: '1', text: 'The library has a quiet room.', allowed: true }]
			});
			expect(((await call.notes(id, host)).body as { notes: unknown[] }).notes).toHaveLength(20);
			expect((await call.allow(id, '99', { allowed: true }, host)).status).toBe(404);
		});
	});

	describe('a facilitator', () => {
		it('is told when another device was ahead, and when the phase does not know it', async () => {
			await tell({ type: 'begun' });
			const late = await call.host(id, { after: 1, event: { type: 'ended' } }, host);
			expect(late).toEqual({ status: 409, body: { code: 'stale' } });
			expect((await tell({ type: 'asked' })).body).toEqual({ code: 'not-now' });
		});

		it.each([
			{ type: 'cast', ballots: [{ seat: 's', voices: { knock: 1 }, change: 1 }] },
			{ type: 'seated', seats: [] },
			{ ...opening, type: 'opened', hash: 'h' },
			{ type: 'closed', voices: { knock: 99 } },
			{ type: 'revealed', phones: [{ knock: 99 }] },
			{ type: 'nonsense' },
			{ type: 'begun', more: 1 }
		])('cannot send $type as %o', async (event) => {
			expect((await tell(event)).body).toMatchObject({ code: 'malformed' });
		});
	});

	it('take over from one device to another with the host token alone', async () => {
		await tell({ type: 'begun' });
		const device = new Host(id, code, host);
		const ear = await call.events(id);
		device.after = (await ear.until('happened', ({ type }) => type === 'begun')).id ?? 0;
		await device.tell(desk.hub, onward);
	});
});
