import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hall, Line, voting } from './hall.sample';
import { Phone } from './phone.svelte';
import { keepNote, readNote, readSeat } from './seat';

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

describe('a seat', () => {
	it('is kept before it is asked for, so that a lost answer never makes two', async () => {
		at.replies['seat'] = ['offline', 'silent', { status: 200, body: { seat: 'seat-1' } }];
		phone.sit(found, 4);
		expect(readSeat()?.token).toHaveLength(32);
		await at.pass(1_000);
		await reload();
		await at.pass(20_000);
		const tokens = at.to('seat').map(({ body }) => body['token']);
		expect(tokens.length).toBeGreaterThan(2);
		expect(new Set(tokens).size).toBe(1);
		expect(phone.seat).toMatchObject({ seat: 'seat-1', seated: true, size: 4 });
	});

	it('holds in memory where storage is switched off', async () => {
		at.stores.local.off = true;
		await sit();
		const { token } = phone.seat ?? {};
		phone.wake();
		await at.pass(2_000);
		expect(phone.seat?.token).toBe(token);
		expect(phone.seat?.seat).toBe('seat-1');
	});

	it('in memory is preferred to an older one in storage', async () => {
		await sit();
		const before = localStorage.getItem('banso:seat') ?? '';
		at.replies['ballot'] = [OK];
		phone.answer({ a: 1 });
		await at.pass();
		localStorage.setItem('banso:seat', before);
		phone.wake();
		expect(phone.given?.state).toBe('kept');
	});

	it('goes on with what another page on this phone has done', async () => {
		await sit();
		at.replies['ballot'] = [OK];
		const other = new Phone();
		other.resume();
		await at.pass();
		Line.last.say('view', voting);
		other.answer({ b: 1 });
		await at.pass();
		phone.answer({ a: 1 });
		expect(phone.given?.change).toBe(2);
		other.close();
	});

	it('can be for more people later, by the same token', async () => {
		await sit();
		phone.resize(3);
		await at.pass();
		const [first, second] = at.to('seat').map(({ body }) => body);
		expect(second).toEqual({ token: first?.['token'], size: 3 });
		expect(phone.seat?.seated).toBe(true);
	});

	it('for fewer people asks for voices that are too many anew', async () => {
		await sit(3);
		at.replies['ballot'] = [OK, { status: 200, body: { change: 2 } }];
		phone.answer({ a: 3 });
		await at.pass();
		phone.resize(2);
		await at.pass();
		expect(phone.trouble).toBe('again');
		expect(at.to('ballot').at(-1)?.body).toMatchObject({ voices: {}, change: 2 });
	});

	it('that is not to be had is said, and not kept', async () => {
		at.replies['seat'] = [refused('full')];
		phone.sit(found, 1);
		await at.pass();
		expect([phone.seat, readSeat(), phone.trouble]).toEqual([undefined, undefined, 'full']);
	});

	it('is forgotten on leaving', async () => {
		await sit();
		keepNote('x');
		phone.leave();
		expect([readSeat(), readNote(), Line.open]).toEqual([undefined, '', []]);
	});
});

describe('a session that is over', () => {
	it.each(['seat', 'ballot', 'note'])('is known by a 404 to a %s', async (what) => {
		if (what !== 'seat') await sit();
		at.replies[what] = [refused('unknown', 404)];
		if (what === 'seat') phone.sit(found, 1);
		else if (what === 'ballot') phone.answer({ a: 1 });
		else await phone.note('x');
		await at.pass();
		expect([phone.gone, phone.seat, readSeat(), Line.open]).toEqual([
			true,
			undefined,
			undefined,
			[]
		]);
	});
});

describe('a note', () => {
	it.each([
		['sent', { status: 201 }, ''],
		['kept', 'offline', 'x'],
		['slow', { status: 429 }, 'x'],
		['full', refused('full'), 'x'],
		['kept', refused('not-seated'), 'x']
	] as const)('that is %s after %o', async (noted, reply, left) => {
		await sit();
		keepNote('x');
		at.replies['note'] = [reply];
		expect(await phone.note('x')).toBe(noted);
		expect(readNote()).toBe(left);
	});
});
