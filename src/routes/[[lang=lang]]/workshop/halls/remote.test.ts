import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoryData } from '$lib/server/stories';
import type { WorkshopEvent } from '$lib/workshop/events';
import { opened, program } from '$lib/workshop/sample';
import { RemoteHall } from './remote.svelte';

const story = { program, hash: 'h', lang: 'ja', slug: 'tea', prose: {}, glossary: [] } as StoryData;

/** A line that says what it is told to. */
class Line extends EventTarget {
	static readonly CLOSED = 2;
	static all: Line[] = [];
	readyState = 1;
	onerror?: () => void;
	constructor(readonly url: string) {
		super();
		Line.all.push(this);
	}
	close(): void {
		this.readyState = 2;
	}
	say(type: string, data: unknown, lastEventId = ''): void {
		this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }));
	}
}
const line = () => Line.all.at(-1) as Line;

/** What the server is asked, and what it answers: a status, or nothing where it cannot be reached. */
let asked: { path: string; body: { after: number; event: WorkshopEvent } }[] = [];
let answers: (() => Promise<number>)[] = [];
let seq = 0;

beforeEach(() => {
	vi.useFakeTimers();
	[Line.all, asked, answers, seq] = [[], [], [], 1];
	vi.stubGlobal('EventSource', Line);
	vi.stubGlobal('location', { pathname: '/workshop/room', search: '?room=r', hash: '#h' });
	vi.stubGlobal('fetch', async (url: string, { body }: { body?: string } = {}) => {
		const path = url.replace('/api/workshop/r', '');
		if (path === '/notes') return Response.json({ notes: [] });
		if (body) asked.push({ path, body: JSON.parse(body) as (typeof asked)[0]['body'] });
		const status = (await answers.shift()?.()) ?? 200;
		if (status === 0) throw new TypeError('no network');
		return Response.json(status === 200 ? { seq: ++seq } : { code: 'x' }, { status });
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function hall(host: string | null = 'h'): RemoteHall {
	const made = new RemoteHall({ id: 'r', code: 'ABC234', host: host ?? undefined }, story);
	line().say('happened', { ...opened, at: 1 }, '1');
	line().say('tally', { seated: 0, answered: 0 });
	return made;
}
const after = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const status = (code: number) => () => Promise.resolve(code);

describe('a session on the server', () => {
	it('is ready once its log has been heard, and stands where that leads', async () => {
		const room = hall();
		await room.ready;
		line().say('happened', { type: 'begun', at: 7 }, '4');
		expect([room.phase, room.since]).toEqual(['reading', 7]);
		// What was heard already changes nothing.
		line().say('happened', { type: 'went-on', from: 'street', did: 'next', at: 8 }, '4');
		expect(room.session.place).toBe('street');
		room.close();
	});

	it('shows a step once the server has heard of it, and takes no second one meanwhile', async () => {
		const room = hall();
		void room.tell({ type: 'begun' });
		void room.tell({ type: 'begun' });
		expect([room.phase, room.storing]).toEqual(['gathering', true]);
		await after();
		expect(asked.map(({ body }) => body)).toEqual([{ after: 1, event: { type: 'begun' } }]);
		line().say('happened', { type: 'begun', at: 2 }, '2');
		expect([room.phase, room.storing]).toEqual(['reading', false]);
		room.close();
	});

	it('shows hands at once, and tells the last count after the one that is on its way', async () => {
		const room = hall();
		const log: WorkshopEvent[] = [
			{ type: 'begun' },
			{ type: 'went-on', from: 'street', did: 'next' },
			{ type: 'asked' },
			{ type: 'closed' }
		];
		log.forEach((event, n) => line().say('happened', { ...event, at: n }, String(n + 2)));
		for (const n of [1, 2, 3]) void room.tell({ type: 'raised', voices: { knock: n } });
		expect(room.session.rounds[0]?.votes[0]?.hands).toEqual({ knock: 3 });
		await after();
		expect(asked.map(({ body: { event } }) => 'voices' in event && event.voices)).toEqual([
			{ knock: 1 },
			{ knock: 3 }
		]);
		room.close();
	});

	it('sends again what the server did not answer, and says so meanwhile', async () => {
		answers = [status(0), status(503)];
		const room = hall();
		void room.tell({ type: 'begun' });
		await after();
		expect(room.trouble).toBe('lost');
		await after(1_000);
		expect(asked).toHaveLength(2);
		await after(2_000);
		expect([asked.length, room.trouble]).toEqual([3, undefined]);
		room.close();
	});

	it.each([
		[409, 'stale'],
		[401, 'not-host']
	])('gives up what the server refuses (%i), and says why', async (code, trouble) => {
		answers = [status(code)];
		const room = hall();
		void room.tell({ type: 'begun' });
		await after();
		expect([room.trouble, room.storing]).toEqual([trouble, false]);
		await after(60_000);
		expect(asked).toHaveLength(1);
		room.close();
	});

	it('is gone where the server no longer knows it', async () => {
		answers = [status(404)];
		const room = hall();
		void room.tell({ type: 'begun' });
		await after();
		expect([room.gone, line().readyState]).toEqual([true, 2]);
	});

	it('is gone when it is said to be, and only deleted when the server says so', async () => {
		const room = hall();
		answers = [status(503)];
		await expect(room.erase()).rejects.toThrow();
		expect(room.gone).toBe(false);
		line().say('gone', {});
		expect(room.gone).toBe(true);
	});

	it('takes a new line, from where it stands, when the old one is silent', async () => {
		const room = hall();
		line().say('happened', { type: 'begun', at: 2 }, '5');
		await after(30_000);
		line().dispatchEvent(new MessageEvent('beat', { data: '' }));
		await after(30_000);
		expect(Line.all).toHaveLength(1);
		await after(20_000);
		expect(line().url).toBe('/api/workshop/r/events?after=5');
		expect(Line.all).toHaveLength(2);
		room.close();
		await after(120_000);
		expect(Line.all).toHaveLength(2);
	});

	it('has no way to lead where the key is missing', () => {
		const room = hall(null);
		expect(room.phones.hostLink).toBeUndefined();
		expect(hall('k').phones.hostLink).toBe('/workshop/room?room=r#h');
		room.close();
	});
});
