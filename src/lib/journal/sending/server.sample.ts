import type { Ask, Said } from './asking';

/** What becomes of one request. */
export type Weather =
	| 'fine'
	/** It never arrives. */
	| 'lost'
	/** It arrives, and no answer comes back. */
	| 'unheard'
	/** It arrives after it was given up. */
	| 'late'
	/** It arrives, and the page dies before it can store the answer. */
	| 'crash'
	/** The sign-in page of a network answers in place of the server. */
	| 'portal'
	| 'broken'
	| 'busy';

/** A server as the outbox meets it: one row a receipt, taking back leaves a trace, sealing is for good. */
export class Server {
	rows = new Map<string, { body: string; sealed: boolean }>();
	withdrawn = new Set<string>();
	/** Those of them that were in a batch that was deleted. */
	withBatch = new Set<string>();
	/** How often a row was added, by receipt. */
	added = new Map<string, number>();
	/** Why nothing is taken now. */
	refuses: string | undefined;
	/** What becomes of the next requests, in order; after these it is fine. */
	weather: Weather[] = [];
	/** Everything that was asked, whether it arrived or not. */
	asked: { path: string; body: string | undefined }[] = [];
	#late: (() => void)[] = [];

	ask: Ask = async (path, body) => {
		this.asked.push({ path, body });
		const weather = this.weather.shift() ?? 'fine';
		// Another tab may do something meanwhile.
		await new Promise((done) => setTimeout(done));
		if (weather === 'lost' || weather === 'portal') return undefined;
		if (weather === 'broken') return { status: 500, code: undefined, body: {} };
		if (weather === 'busy') return { status: 429, code: 'slow-down', body: {} };
		if (weather === 'late') return void this.#late.push(() => this.#answer(path, body));
		const said = this.#answer(path, body);
		if (weather === 'crash') throw new Error('The page is gone.');
		return weather === 'unheard' ? undefined : said;
	};

	/** What was late arrives now. */
	arrive(): void {
		for (const late of this.#late.splice(0)) late();
	}

	seal(): void {
		for (const row of this.rows.values()) row.sealed = true;
	}

	/** Somebody has everything deleted that was sealed with theirs. */
	deleteBatch(): void {
		for (const [receipt, { sealed }] of this.rows) {
			if (!sealed) continue;
			this.rows.delete(receipt);
			this.withdrawn.add(receipt);
			this.withBatch.add(receipt);
		}
	}

	#answer(path: string, body = '{}'): Said {
		const { receipt, act } = JSON.parse(body) as { receipt: string; act?: string };
		if (path === '/api/receipt') return this.#told(receipt, act);
		const refused = this.withdrawn.has(receipt)
			? 'withdrawn'
			: this.rows.has(receipt)
				? undefined
				: this.refuses;
		if (refused) return { status: 409, code: refused, body: { code: refused } };
		if (!this.rows.has(receipt)) {
			this.rows.set(receipt, { body, sealed: false });
			this.added.set(receipt, (this.added.get(receipt) ?? 0) + 1);
		}
		return { status: 200, code: undefined, body: {} };
	}

	#told(receipt: string, act?: string): Said {
		const row = this.rows.get(receipt);
		if (act === 'withdraw-batch' && row?.sealed) this.deleteBatch();
		else if (act !== 'ask' && !row?.sealed) {
			this.rows.delete(receipt);
			this.withdrawn.add(receipt);
		}
		// Of what had not come yet nothing is known, but it will not be taken any more.
		const state =
			this.withdrawn.has(receipt) && this.added.has(receipt)
				? this.withBatch.has(receipt)
					? 'withdrawn-batch'
					: 'withdrawn'
				: row === undefined
					? 'unknown'
					: row.sealed
						? 'sealed'
						: 'waiting';
		return { status: 200, code: undefined, body: { state } };
	}
}
