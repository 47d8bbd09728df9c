import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hall, Line, voting } from './hall.sample';
import { Phone } from './phone.svelte';
import { readSeat } from './seat';

const found = { session: 's1', code: 'ABC123' };
const OK = { status: 200, body: { change: 1 } };
const refused = (code: string, status = 409) => ({ status, body: { code } });

let at: ReturnType<typeof hall>;
let phone: Phone;
beforeEach(() => {
	at = hall();
	phone = new Phone();
});
afterEach(() => {
	phone.close();
	expect(vi.getTimerCount(), 'timers of a closed page').toBe(0);
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Sits, and hears that the first vote is open. */
async function sit(size = 1) {
	phone.sit(found, size);
	await at.pass();
	Line.last.say('view', voting);
}
/** The same phone after a reload. */
async function reload() {
	phone.close();
	phone = new Phone();
	phone.resume();
	await at.pass();
}

describe('an answer', () => {
	it('is sent until it is acknowledged, with growing waits', async () => {
		await sit();
		at.replies['ballot'] = ['offline'];
		phone.answer({ a: 1 });
		await at.pass(1_000);
		expect(phone.stuck).toBe(true);
		await at.pass(6_000);
		const early = at.to('ballot').length;
		await at.pass(7_000);
		expect(at.to('ballot').length - early).toBeLessThan(early);
		at.replies['ballot'] = [OK];
		await at.pass(30_000);
		expect([phone.given?.state, phone.stuck]).toEqual(['kept', false]);
		const sent = at.to('ballot').length;
		await at.pass(60_000);
		expect(at.to('ballot')).toHaveLength(sent);
	});

	it('is sent after a reload too, as the same change', async () => {
		await sit();
		at.replies['ballot'] = ['offline'];
		phone.answer({ a: 1 });
		await at.pass();
		at.replies['ballot'] = [OK];
		await reload();
		expect(at.to('ballot').map(({ body }) => body['change'])).toEqual([1, 1]);
		expect(readSeat()?.given?.state).toBe('kept');
	});

	it('gives way to a newer one, which is sent once the older is answered', async () => {
		await sit();
		at.replies['ballot'] = [OK, { status: 200, body: { change: 2 } }];
		phone.answer({ a: 1 });
		phone.answer({ b: 1 });
		expect(phone.given?.state).toBe('sending');
		expect(at.to('ballot')).toHaveLength(1);
		await at.pass();
		expect(at.to('ballot').at(-1)?.body).toMatchObject({ voices: { b: 1 }, change: 2 });
		expect(phone.given?.state).toBe('kept');
	});

	it('is given up after a while where no answer comes, and sent again', async () => {
		await sit();
		at.replies['ballot'] = ['silent', OK];
		phone.answer({ a: 1 });
		await at.pass(17_000);
		expect(phone.given?.state).toBe('kept');
	});

	it('that came too late is said not to count', async () => {
		await sit();
		at.replies['ballot'] = [refused('closed')];
		phone.answer({ a: 1 });
		await at.pass(60_000);
		expect(phone.given).toMatchObject({ state: 'late' });
		expect(phone.given?.after).toBeFalsy();
		expect(at.to('ballot')).toHaveLength(1);
	});

	it('that came too late is told from one before it that counts', async () => {
		await sit();
		at.replies['ballot'] = [OK, refused('closed')];
		phone.answer({ a: 1 });
		await at.pass();
		phone.answer({ b: 1 });
		await at.pass();
		expect(phone.given).toMatchObject({ state: 'late', after: true });
	});

	it('waits as long as the server asks', async () => {
		await sit();
		at.replies['ballot'] = [{ status: 429, after: 20 }, OK];
		phone.answer({ a: 1 });
		await at.pass(19_000);
		expect(at.to('ballot')).toHaveLength(1);
		await at.pass(2_000);
		expect(phone.given?.state).toBe('kept');
	});

	it('of a seat that the server does not know seats it again', async () => {
		await sit();
		at.replies['ballot'] = [refused('not-seated'), OK];
		phone.answer({ a: 1 });
		await at.pass(3_000);
		expect(at.to('seat')).toHaveLength(2);
		expect(phone.given?.state).toBe('kept');
	});

	it('that does not fit is asked for again, after the size was told once more', async () => {
		await sit();
		at.replies['ballot'] = [refused('not-offered'), refused('not-offered'), OK];
		phone.answer({ a: 1 });
		await at.pass(3_000);
		expect(at.to('seat')).toHaveLength(2);
		expect(phone.trouble).toBe('again');
		expect(at.to('ballot').at(-1)?.body['voices']).toEqual({});
	});

	it('that is refused whatever it says is not sent in a rush', async () => {
		await sit();
		at.replies['ballot'] = [refused('malformed', 400)];
		phone.answer({ a: 1 });
		await at.pass(10_000);
		expect(at.to('ballot').length).toBeLessThan(8);
	});

	it('is sent at once when the phone wakes up', async () => {
		await sit();
		at.replies['ballot'] = ['offline'];
		phone.answer({ a: 1 });
		await at.pass(20_000);
		at.replies['ballot'] = [OK];
		phone.wake();
		await at.pass();
		expect(phone.given?.state).toBe('kept');
	});
});
