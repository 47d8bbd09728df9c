import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hall, Line, voting } from './hall.sample';
import { Phone } from './phone.svelte';

const unknown = { status: 404, body: { code: 'unknown' } };
const busy = { status: 503 };

let at: ReturnType<typeof hall>;
let phone: Phone;
beforeEach(async () => {
	at = hall();
	phone = new Phone();
	phone.sit({ session: 's1', code: 'ABC123' }, 1);
	await at.pass();
});
afterEach(() => {
	phone.close();
	expect(vi.getTimerCount(), 'timers of a closed page').toBe(0);
	expect(Line.open, 'lines of a closed page').toEqual([]);
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('a line', () => {
	it('that was refused is asked for again, after growing waits', async () => {
		const tries: number[] = [];
		at.replies['s1'] = [busy];
		for (const wait of [1_000, 2_000, 4_000, 8_000]) {
			const before = Line.all.length;
			Line.last.fail(true);
			await at.pass(wait * 0.7);
			tries.push(Line.all.length - before);
			await at.pass(wait * 0.4);
			tries.push(Line.all.length - before);
		}
		expect(tries).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
		expect([phone.behind, phone.gone]).toEqual([true, false]);
	});

	it('that was refused for good tells that the session is over', async () => {
		at.replies['s1'] = [unknown];
		Line.last.fail(true);
		await at.pass();
		expect([phone.gone, phone.seat]).toEqual([true, undefined]);
	});

	it('says that the session is over', () => {
		Line.last.say('gone');
		expect([phone.gone, Line.open]).toEqual([true, []]);
	});

	it('that broke is left to the browser, and what is shown is said to be behind until it is back', async () => {
		Line.last.say('view', voting);
		Line.last.fail(false);
		expect(phone.behind).toBe(true);
		await at.pass(5_000);
		expect(Line.all).toHaveLength(1);
		Line.last.say('view', voting);
		expect(phone.behind).toBe(false);
	});

	it('that broke and does not come back is taken up by the page', async () => {
		Line.last.say('view', voting);
		Line.last.fail(false);
		await at.pass(17_000);
		expect(Line.all).toHaveLength(2);
		expect(Line.open).toHaveLength(1);
	});

	it('on which nothing ever comes is behind, and then replaced', async () => {
		await at.pass(3_000);
		expect(phone.behind).toBe(false);
		await at.pass(2_000);
		expect(phone.behind).toBe(true);
		await at.pass(13_000);
		expect(Line.all).toHaveLength(2);
	});

	it('that shows no more signs of life may be dead, and is replaced without a word', async () => {
		Line.last.say('view', voting);
		for (let n = 0; n < 8; n++) {
			await at.pass(15_000);
			Line.last.say('beat', undefined);
		}
		expect(Line.all).toHaveLength(1);
		await at.pass(41_000);
		expect([Line.all.length, Line.open.length, phone.behind]).toEqual([2, 1, false]);
	});

	it('that has not spoken for a while is replaced when the phone wakes up, once', async () => {
		Line.last.say('view', voting);
		await at.pass(5_000);
		phone.wake();
		expect(Line.all).toHaveLength(1);
		await at.pass(20_000);
		phone.wake();
		phone.wake();
		expect([Line.all.length, Line.open.length]).toEqual([2, 1]);
	});

	it.each([200, 2_000])(
		'is replaced after the phone was without a network, after %i ms too',
		async (ms) => {
			Line.last.say('view', voting);
			await at.pass(ms);
			phone.lose();
			expect(phone.behind).toBe(true);
			phone.wake();
			expect(Line.all).toHaveLength(2);
		}
	);
});
