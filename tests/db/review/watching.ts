import { isHttpError, type RequestHandler } from '@sveltejs/kit';
import type { Db } from '../../../src/lib/server/database/tables';
import type { Trainer } from '../../../src/lib/server/trainers/trainer';

/** What a page is given, as far as chance has a part in it. */
interface Given {
	looks?: { name: unknown; what: unknown }[];
	written?: { texts: { text: string }[] }[];
}

/** What a page is given, without what is drawn or read off the clock anew each time, which nobody chose. */
function settled({ looks, written, ...given }: Given) {
	return {
		...given,
		looks: looks?.map(({ name, what }) => JSON.stringify([name, what])).sort(),
		written: written?.map(({ texts, ...batch }) => ({
			...batch,
			texts: texts.map((one) => JSON.stringify(one)).sort()
		}))
	};
}

/** Somebody who calls endpoints and opens pages, and writes down all that comes back. */
export class Watcher {
	readonly seen: unknown[] = [];
	constructor(
		readonly db: Db,
		readonly trainer: Trainer
	) {}

	async call(handler: RequestHandler<never, never>, body?: unknown, params = {}) {
		const url = new URL('http://course.example/');
		const request =
			body === undefined
				? new Request(url)
				: new Request(url, {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: typeof body === 'string' ? body : JSON.stringify(body)
					});
		const event = {
			request,
			params,
			url,
			locals: this.locals(),
			getClientAddress: () => this.address()
		};
		const response = await handler(event as never);
		const text = await response.text();
		this.seen.push([response.status, [...response.headers].sort(), text, text.length]);
	}

	async open(load: (event: never) => unknown, params = {}, search = '') {
		const parent = () => Promise.resolve({ lang: 'ja', words: {} });
		const url = new URL(`http://course.example/${search}`);
		try {
			const given = await load({ locals: this.locals(), params, url, parent } as never);
			this.seen.push(settled(given as Given));
		} catch (error) {
			if (!isHttpError(error)) throw error;
			this.seen.push([error.status, error.body]);
		}
	}

	/** Each call from somewhere else, so that none has to wait. */
	private address() {
		return `192.0.2.${this.seen.length % 256}`;
	}

	private locals() {
		return {
			db: () => Promise.resolve(this.db),
			trainer: () => Promise.resolve({ ...this.trainer })
		};
	}
}
