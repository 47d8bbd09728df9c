import type { BrowserContext, Request, Route } from '@playwright/test';
import { stories } from './walking';

const length = (slug: string) => Object.keys(stories.get(slug)?.scenes ?? {}).length;

/** The story that is soonest read. */
export const STORY = [...stories.keys()].reduce((short, slug) =>
	length(slug) < length(short) ? slug : short
);

/** The course that the server of these journeys has. */
export const COURSE = {
	id: 'c0000000000000000000ab',
	code: 'KOMA-742',
	name: '秋の研修',
	stories: [STORY],
	first: '2026-10',
	last: '2027-01',
	open: true
};

/** What the server of a journey was asked, and what it has. The endpoints are answered in the browser. */
export class Answering {
	/** Bodies by receipt, as they came first. */
	rows = new Map<string, string>();
	sealed = new Set<string>();
	withdrawn = new Set<string>();
	/** Those of them whose whole batch was deleted. */
	withBatch = new Set<string>();
	/** Every body that was posted, in order. */
	posted: { path: string; body: string }[] = [];
	/** Paths that were tried while there was no network, in order. */
	tried: string[] = [];
	/** What becomes of the next posts: they arrive and no answer comes back, or they are refused. */
	weather: ('unheard' | { status: number; code: string })[] = [];

	course = COURSE;
	#away = false;

	/** Without a network nothing arrives; what stands in for the server would answer all the same. */
	async away(context: BrowserContext, away: boolean): Promise<void> {
		this.#away = away;
		await context.setOffline(away);
	}

	async listen(context: BrowserContext): Promise<void> {
		const json = (status: number, body: object) => ({ status, json: body });
		await context.route('**/api/course/*', (route) => {
			if (this.#away) return this.#miss(route);
			const code = new URL(route.request().url()).pathname.split('/').at(-1);
			return route.fulfill(
				code === this.course.code ? json(200, this.course) : json(404, { code: 'unknown' })
			);
		});
		await context.route(/\/api\/(contribution|reflection)$/, async (route) => {
			if (this.#away) return this.#miss(route);
			const body = this.#note(route.request());
			const weather = this.weather.shift();
			if (typeof weather === 'object') {
				return route.fulfill(json(weather.status, { code: weather.code }));
			}
			const { receipt } = JSON.parse(body) as { receipt: string };
			if (this.withdrawn.has(receipt)) return route.fulfill(json(409, { code: 'withdrawn' }));
			if (!this.rows.has(receipt)) this.rows.set(receipt, body);
			return weather ? route.abort() : route.fulfill(json(200, {}));
		});
		await context.route('**/api/receipt', (route) => {
			if (this.#away) return this.#miss(route);
			const { receipt, act } = JSON.parse(this.#note(route.request())) as Record<string, string>;
			if (!receipt) return route.abort();
			const sealed = this.sealed.has(receipt);
			if (act === 'withdraw-batch' || (act === 'withdraw' && !sealed)) {
				if (this.rows.delete(receipt)) this.withdrawn.add(receipt);
				if (sealed) this.withBatch.add(receipt);
			}
			const state = this.withdrawn.has(receipt)
				? `withdrawn${this.withBatch.has(receipt) ? '-batch' : ''}`
				: !this.rows.has(receipt)
					? 'unknown'
					: sealed
						? 'sealed'
						: 'waiting';
			return route.fulfill(json(200, { state }));
		});
	}

	/** Posts to one of the endpoints. */
	to(path: string): string[] {
		return this.posted.filter((one) => one.path === path).map(({ body }) => body);
	}

	#miss(route: Route): Promise<void> {
		this.tried.push(new URL(route.request().url()).pathname);
		return route.abort();
	}

	#note(request: Request): string {
		const body = request.postData() ?? '';
		this.posted.push({ path: new URL(request.url()).pathname, body });
		return body;
	}
}
