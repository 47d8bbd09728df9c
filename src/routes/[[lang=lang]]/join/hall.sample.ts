import { vi } from 'vitest';
import type { View } from './view';

/** What the server is to answer: a status with a body, a failure of the network, or nothing for ever. */
type Reply = { status: number; body?: unknown; after?: number } | 'offline' | 'silent';

/** A request that a phone made. */
export interface Request {
	path: string;
	body: Record<string, unknown>;
}

/** An EventSource that does what a test says. */
export class Line {
	static CLOSED = 2;
	static all: Line[] = [];
	readyState = 0;
	onerror: (() => void) | undefined;
	#heard = new Map<string, (event: { data: string }) => void>();
	constructor(readonly url: string) {
		Line.all.push(this);
	}
	addEventListener(type: string, hear: (event: { data: string }) => void): void {
		this.#heard.set(type, hear);
	}
	close(): void {
		this.readyState = Line.CLOSED;
	}
	say(type: string, data: unknown = {}): void {
		this.readyState = 1;
		this.#heard.get(type)?.({ data: JSON.stringify(data) });
	}
	/** The line broke; a refused one is final. */
	fail(refused: boolean): void {
		this.readyState = refused ? Line.CLOSED : 0;
		this.onerror?.();
	}
	static get last(): Line {
		return Line.all.at(-1) as Line;
	}
	static get open(): Line[] {
		return Line.all.filter(({ readyState }) => readyState !== Line.CLOSED);
	}
}

/** A storage that can be switched off. */
function storage() {
	const kept = new Map<string, string>();
	const store = {
		off: false,
		getItem: (key: string) => (store.check(), kept.get(key) ?? null),
		setItem: (key: string, value: string) => (store.check(), void kept.set(key, value)),
		removeItem: (key: string) => (store.check(), void kept.delete(key)),
		check() {
			if (store.off) throw new Error('Storage is switched off.');
		}
	};
	return store;
}

/** A hall without a server: what is asked, what is answered, time, storage and lines. */
export function hall() {
	const asked: Request[] = [];
	/** Answers by the end of the path; the first of several is used up, the last one stays. */
	const replies: Record<string, Reply[]> = {
		seat: [{ status: 200, body: { seat: 'seat-1' } }],
		s1: [{ status: 200, body: { lang: 'ja' } }]
	};
	const stores = { local: storage(), session: storage() };
	Line.all = [];
	vi.useFakeTimers();
	vi.stubGlobal('localStorage', stores.local);
	vi.stubGlobal('sessionStorage', stores.session);
	vi.stubGlobal('EventSource', Line);
	vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
		asked.push({ path, body: JSON.parse((init.body as string | undefined) ?? '{}') as never });
		const own = replies[path.split('/').at(-1) ?? ''] ?? ['offline'];
		const reply = (own.length > 1 ? own.shift() : own[0]) ?? 'offline';
		if (reply === 'offline') return Promise.reject(new TypeError('No network.'));
		if (reply === 'silent')
			return new Promise((_, refuse) =>
				init.signal?.addEventListener('abort', () => refuse(new Error('aborted')))
			);
		const headers = reply.after ? { 'retry-after': String(reply.after) } : undefined;
		return Promise.resolve(
			new Response(JSON.stringify(reply.body ?? {}), {
				status: reply.status,
				...(headers && { headers })
			})
		);
	});
	return {
		asked,
		replies,
		stores,
		/** Requests whose path ends so. */
		to: (end: string) => asked.filter(({ path }) => path.endsWith(`/${end}`)),
		/** Lets time pass, in milliseconds, and what waits for it happen. */
		pass: (ms = 0) => vi.advanceTimersByTimeAsync(ms)
	};
}

/** What phones are shown while the first vote is open. */
export const voting: View = {
	phase: 'choosing',
	place: 'door',
	round: 1,
	vote: 1,
	choices: ['a', 'b'].map((id) => ({ id, letter: id.toUpperCase(), act: false, words: id }))
};
