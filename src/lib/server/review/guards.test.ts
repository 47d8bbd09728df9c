import { afterEach, expect, it, vi } from 'vitest';
import { guardsOf } from './guards';

afterEach(() => void vi.useRealTimers());

it('forget senders that have been quiet for a quarter of an hour, though nobody asks for anything', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
	const { codes, joining, sending, receipts, strangers } = guardsOf({});
	await codes.lookUp('192.0.2.1', 'KOMA-742', () => Promise.resolve(undefined));
	const buckets = [joining, sending, receipts, strangers];
	for (const bucket of buckets) await bucket.pass('192.0.2.1');
	const sizes = () => [codes, ...buckets].map(({ size }) => size);
	expect(sizes()).toEqual([1, 1, 1, 1, 1]);
	vi.advanceTimersByTime(16 * 60_000);
	expect(sizes()).toEqual([0, 0, 0, 0, 0]);
});

it('are one set for each database', () => {
	const db = {};
	expect(guardsOf(db)).toBe(guardsOf(db));
	expect(guardsOf({})).not.toBe(guardsOf(db));
});
