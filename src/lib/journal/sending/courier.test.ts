import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freshId } from '../ids';
import { Courier } from './courier';
import { joinCourse, joinedCourses, leaveCourse } from './courses';
import { openSending, type SendingDb } from './database';
import { watchSending } from './changes';
import { allSent, keep } from './sent';
import { Server } from './server.sample';

let db: SendingDb;
let server: Server;
let courier: Courier;
let notes: Map<string, string>;
beforeEach(async () => {
	notes = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => notes.get(key) ?? null,
		setItem: (key: string, value: string) => void notes.set(key, value),
		removeItem: (key: string) => void notes.delete(key)
	});
	db = await openSending({ name: freshId() });
	server = new Server();
	courier = new Courier(() => Promise.resolve(db), server.ask);
});
afterEach(() => {
	courier.stop();
	db.close();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const agree = () => {
	const what = { run: 'r', scenario: 'tea', hash: 'h', course: 'c', name: '', month: '2026-11' };
	const receipt = freshId();
	const body = JSON.stringify({ receipt });
	return keep(db, { receipt, kind: 'contribution', time: 'first', ...what, body });
};

it('tries again later and later while there is no network, and then no more', async () => {
	server.weather = ['lost', 'portal', 'busy'];
	const waits: number[] = [];
	const real = setTimeout;
	vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => {
		// Long waits are passed over; the others belong to the store.
		if ((ms ?? 0) >= 1000 && ms !== 15_000) waits.push(ms ?? 0);
		return real(work, (ms ?? 0) >= 1000 ? 0 : ms);
	});
	await agree();
	await courier.go();
	expect(notes.has('banso:outbox')).toBe(true);
	await vi.waitFor(async () => expect((await allSent(db))[0]?.state).toBe('delivered'));
	await vi.waitFor(() => expect(notes.has('banso:outbox')).toBe(false));
	expect(server.asked).toHaveLength(4);
	expect(waits).toHaveLength(3);
	const [first = 0, second = 0, third = 0] = waits;
	expect(first).toBeGreaterThanOrEqual(1_500);
	expect(second).toBeGreaterThan(first * 1.4);
	expect(third).toBeGreaterThan(second * 1.4);
});

/** Much more than the longest pause between two tries passes; the store and the server have the turns that they need. */
async function later(): Promise<void> {
	for (let n = 0; n < 60; n++) {
		await new Promise((done) => setImmediate(done));
		await vi.advanceTimersByTimeAsync(20_000);
	}
	// What has begun by now comes to its end.
	for (let n = 0; n < 60; n++) {
		await new Promise((done) => setImmediate(done));
		await vi.advanceTimersByTimeAsync(1);
	}
}

it('does nothing after it was stopped', async () => {
	server.weather = Array.from({ length: 100 }, () => 'lost' as const);
	await agree();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	void courier.go();
	await vi.waitFor(() => expect(server.asked).toHaveLength(1));
	await later();
	const tried = server.asked.length;
	expect(tried).toBeGreaterThan(1);
	courier.stop();
	await later();
	expect(server.asked).toHaveLength(tried);
});

it('does nothing more when it was stopped while an answer was on its way', async () => {
	server.weather = ['lost'];
	await agree();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	void courier.go();
	courier.stop();
	await later();
	expect(server.asked).toHaveLength(1);
});

it('survives a store that cannot be opened, and delivers once it can', async () => {
	const { receipt } = (await agree()) ?? {};
	let opened = 0;
	const open = () => (opened++ ? Promise.resolve(db) : Promise.reject(new Error('no store')));
	const again = new Courier(open, server.ask);
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	await again.go();
	expect(server.asked).toEqual([]);
	await later();
	expect([...server.rows.keys()]).toEqual([receipt]);
	again.stop();
});

it('courses are joined and left on this device alone, and pages hear of it', async () => {
	const heard = vi.fn();
	const stop = watchSending(heard);
	const course = {
		id: 'c1',
		code: 'KOMA-742',
		name: '秋の研修',
		stories: ['tea'],
		first: '2026-10',
		last: '2026-12'
	};
	await joinCourse(db, course);
	await joinCourse(db, { ...course, last: '2027-01' });
	await joinCourse(db, { ...course, id: 'c2', name: 'ア' });
	expect((await joinedCourses(db)).map(({ id, last }) => [id, last])).toEqual([
		['c2', '2026-12'],
		['c1', '2027-01']
	]);
	await leaveCourse(db, 'c1');
	expect(await joinedCourses(db)).toHaveLength(1);
	expect(heard).toHaveBeenCalledTimes(4);
	stop();
	await leaveCourse(db, 'c2');
	expect(heard).toHaveBeenCalledTimes(4);
	expect(server.asked).toEqual([]);
});
