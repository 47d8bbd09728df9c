import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../src/lib/server/workshop/desk';
import { onBoth } from './both';
import { Caller } from './calling';
import { Phone } from './hall';
import { onward, opening, plays } from './tea';

onBoth('the endpoints refuse or slow', (database) => {
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

	describe('what is not there', () => {
		it('is unknown, everywhere alike', async () => {
			const token = phone.token;
			const answers = [
				await call.seat('nowhere', { token, size: 1 }),
				await call.ballot('nowhere', { token, round: 1, vote: 1, voices: {}, change: 1 }),
				await call.host('nowhere', { after: 1, event: { type: 'begun' } }, host),
				await call.note('nowhere', { token, text: 'x' }),
				await call.notes('nowhere'),
				await call.erase('nowhere', host),
				await call.answer('events', 'nowhere'),
				await call.answer('phone', 'nowhere', `?seat=${phone.seat}`),
				await call.code('ZZZZZZ'),
				await call.code('no code')
			];
			for (const answer of answers)
				expect(answer).toEqual({ status: 404, body: { code: 'unknown' } });
		});

		it('is no story and no way', async () => {
			expect((await call.open({ ...opening, story: 'none' })).body).toEqual({ code: 'no-story' });
			expect((await call.open({ ...opening, way: ['next', 'fly'] })).body).toEqual({
				code: 'no-way'
			});
			expect((await call.open({ ...opening, way: ['next', 'wait'] })).status).toBe(201);
		});
	});

	describe('a body', () => {
		it.each(['', '{', 'null', '[]', '{"token":1,"size":1}', '{"size":1}'])(
			'such as %s is malformed',
			async (text) => {
				expect((await call.raw(id, text)).body).toMatchObject({ code: 'malformed' });
			}
		);

		it('of more than 4 KiB is not read, whatever it says of its length', async () => {
			const large = JSON.stringify({ token: 'x'.repeat(5_000), size: 1 });
			expect(await call.raw(id, large)).toEqual({ status: 413, body: { code: 'too-large' } });
			expect((await call.raw(id, large, { 'content-length': '10' })).status).toBe(413);
			expect((await call.raw(id, '{}', { 'content-length': '9999999' })).status).toBe(413);
		});

		it('has sizes and tokens within bounds', async () => {
			for (const size of [0, 100, 1.5, '1'])
				expect((await call.seat(id, { token: phone.token, size })).status).toBe(400);
			for (const token of ['short', 'x'.repeat(129)])
				expect((await call.seat(id, { token, size: 1 })).status).toBe(400);
			for (const more of [{ vote: 3 }, { round: 0 }, { change: 0 }, { voices: { knock: -1 } }])
				expect((await ballot(more)).status).toBe(400);
			expect((await call.answer('phone', id, '?seat=x')).status).toBe(400);
			expect((await call.answer('events', id, '?after=x')).status).toBe(400);
		});
	});

	// It is kept in memory; one database shows it.
	if (database.kind === 'sqlite')
		it('make guessing slow for one address and for no other', async () => {
			const guesser = new Caller(desk, '192.0.2.66');
			const guesses = ['000000', '000001', '000002', '000003', '000004', '000005', '000006'];
			const start = performance.now();
			for (const guess of guesses) expect((await guesser.code(guess)).status).toBe(404);
			// Half a second, and a second.
			expect(performance.now() - start).toBeGreaterThan(1_400);
			const next = guesser.code('000007');
			const right = Promise.all([call.code(code), guesser.code(code)]);
			expect(await Promise.race([right, next])).toMatchObject([{ status: 200 }, { status: 200 }]);
			await next;
		});

	it('let a phone that floods wait, and nobody else', async () => {
		await call.seat(id, { token: phone.token, size: 1 });
		const quiet = new Phone(id);
		await call.seat(id, { token: quiet.token, size: 1 });
		await toVote();
		const flood = Array.from({ length: 26 }, (_, n) => ballot({ change: n + 1 }));
		const start = performance.now();
		const all = Promise.all(flood);
		expect(await Promise.race([ballot({ token: quiet.token }), all])).toMatchObject({
			status: 200
		});
		await all;
		expect(performance.now() - start).toBeGreaterThan(900);
	});
});
