import { describe, expect, it } from 'vitest';
import { senderOf } from './address';
import { bucket } from './bucket';
import { misses } from './misses';
import type { Refusal } from './refusal';

/** A clock that stands until somebody waits. */
function clock() {
	let time = 0;
	const waiting: { until: number; go: () => void }[] = [];
	return {
		now: () => time,
		wait: (seconds: number) =>
			new Promise<void>((go) => void waiting.push({ until: time + seconds, go })),
		async pass(seconds: number) {
			time += seconds;
			for (const one of waiting.splice(0)) {
				if (one.until <= time) one.go();
				else waiting.push(one);
			}
			await settled();
		},
		/** How long those who wait have to wait. */
		left: () => waiting.map(({ until }) => until - time)
	};
}
const settled = () => new Promise((done) => setImmediate(done));

describe('a bucket', () => {
	it('lets a burst through at once and then so many a second', async () => {
		const { now, wait, left } = clock();
		const { pass } = bucket({ burst: 3, rate: 2 }, now, wait);
		const all = Array.from({ length: 5 }, () => pass('a'));
		await Promise.all(all.slice(0, 3));
		expect(left()).toEqual([0.5, 1]);
	});

	it('keeps nobody else waiting', async () => {
		const { now, wait, left } = clock();
		const { pass } = bucket({ burst: 1, rate: 1 }, now, wait);
		for (let n = 0; n < 10; n++) void pass('flood');
		await pass('other');
		expect(left()).toHaveLength(9);
	});

	it('refuses where the wait would be long, and fills up again', async () => {
		const { now, wait, pass: later } = clock();
		const { pass } = bucket({ burst: 1, rate: 1 }, now, wait);
		for (let n = 0; n < 21; n++) void pass('a');
		await expect(pass('a')).rejects.toMatchObject({ code: 'slow-down', status: 429 });
		await later(25);
		await pass('a');
	});

	it('forgets those that have been quiet', async () => {
		const { now, wait, pass: later } = clock();
		const guard = bucket({ burst: 10, rate: 1 }, now, wait);
		await guard.pass('a');
		guard.forget();
		expect(guard.size).toBe(1);
		await later(1);
		guard.forget();
		expect(guard.size).toBe(0);
	});
});

describe('wrong codes', () => {
	const nothing = () => Promise.resolve(undefined);
	const right = () => Promise.resolve('room');

	async function guessing(count: number, time = clock()) {
		const guard = misses(time.now, time.wait);
		for (let n = 0; n < count; n++) {
			void guard.lookUp('a', `wrong${n}`, nothing);
			await settled();
			await time.pass(0);
		}
		return { guard, time };
	}

	it('are answered at once five times, then later and later, up to half a minute', async () => {
		const { guard, time } = await guessing(5);
		expect(time.left()).toEqual([]);
		const waits: number[] = [];
		for (let n = 0; n < 9; n++) {
			void guard.lookUp('a', `more${n}`, nothing);
			await settled();
			waits.push(...time.left());
			await time.pass(30);
		}
		expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
	});

	it('do not slow a right one, nor another sender', async () => {
		const { guard, time } = await guessing(10);
		expect(time.left()).toHaveLength(5);
		expect(await guard.lookUp('a', 'right', right)).toBe('room');
		expect(await guard.lookUp('b', 'wrong', nothing)).toBeUndefined();
	});

	it('that are asked for many at once are not even looked up, but a code that opened before is', async () => {
		const { guard, time } = await guessing(5);
		guard.know('a', 'made here');
		expect(await guard.lookUp('a', 'right', right)).toBe('room');
		let looked = 0;
		const count = () => {
			looked++;
			return nothing();
		};
		const many = Array.from({ length: 100 }, (_, n) =>
			guard.lookUp('a', `guess${n}`, count).catch((error: Refusal) => error.code)
		);
		await settled();
		expect(looked).toBe(8);
		expect(time.left()).toHaveLength(8);
		expect(await guard.lookUp('a', 'right', right)).toBe('room');
		expect(await guard.lookUp('a', 'made here', right)).toBe('room');
		await time.pass(60);
		expect((await Promise.all(many)).filter((code) => code === 'slow-down')).toHaveLength(92);
	});

	it('that are asked for many at once are held back before the first is answered', async () => {
		const time = clock();
		const guard = misses(time.now, time.wait);
		let looked = 0;
		const many = Array.from({ length: 100 }, (_, n) =>
			guard
				.lookUp('a', `guess${n}`, async () => {
					looked++;
					await settled();
					return n === 50 ? 'room' : undefined;
				})
				.catch((error: Refusal) => error.code)
		);
		await settled();
		// Five are free, and eight wait.
		expect(looked).toBe(13);
		await settled();
		await time.pass(60);
		const answers = await Promise.all(many);
		expect(answers.filter((code) => code === 'slow-down')).toHaveLength(87);
		expect(answers).not.toContain('room');
	});

	it('are not those of a hall that asks for one right code at once', async () => {
		const time = clock();
		const guard = misses(time.now, time.wait);
		const slowly = async () => {
			await settled();
			return 'room';
		};
		const all = Array.from({ length: 100 }, () => guard.lookUp('a', 'right', slowly));
		expect(new Set(await Promise.all(all))).toEqual(new Set(['room']));
		expect(time.left()).toEqual([]);
		// One whose look-up fails does not hold up the next.
		const away = guard.lookUp('b', 'right', () => Promise.reject(new Error('away')));
		const next = guard.lookUp('b', 'right', slowly);
		await expect(away).rejects.toThrow('away');
		expect(await next).toBe('room');
	});

	it('are forgotten after a quarter of an hour, and beyond ten thousand senders', async () => {
		const { guard, time } = await guessing(3);
		await time.pass(14 * 60);
		guard.forget();
		expect(guard.size).toBe(1);
		await time.pass(2 * 60);
		guard.forget();
		expect(guard.size).toBe(0);
		for (let n = 0; n < 10_050; n++) guard.know(`s${n}`, 'x');
		expect(guard.size).toBe(10_000);
	});
});

describe('a sender', () => {
	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:0DB8:1:2::6', '2001:db8:1:2'],
		['2001:db8::1', '2001:db8:0:0'],
		['::1', '0:0:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0']
	])('%s is known as %s', (address, known) => {
		expect(senderOf(address)).toBe(known);
	});
});
