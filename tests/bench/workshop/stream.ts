import type { Client } from './client';

/** Milliseconds until a message that does not come is missed. */
const PATIENCE = 60_000;

/** One message of a stream. */
export interface Heard {
	event: string;
	data: unknown;
	/** When its last byte came, on the clock of `performance.now()`. */
	at: number;
}

/** A stream of server-sent events, as far as it has been heard. */
export class Stream {
	/** Messages so far, signs of life not counted. */
	messages = 0;
	/** The last message of each kind. */
	readonly last = new Map<string, Heard>();
	#rest = '';
	#waiting: { test: (heard: Heard) => boolean; done: (heard: Heard) => void }[] = [];

	/** Connects, and goes on hearing until the client ends. */
	async open(client: Client, path: string): Promise<void> {
		const response = await client.listen(path);
		response.on('data', (chunk: string) => this.#hear(chunk));
		// A client that ends breaks its stream off; one that the server breaks off is missed by who waits.
		response.on('error', () => {});
	}

	/**
	 * The first message from now on that passes a test.
	 * @throws when it does not come within a minute.
	 */
	next(test: (heard: Heard) => boolean, what: string): Promise<Heard> {
		const coming = new Promise<Heard>((done, refuse) => {
			const late = setTimeout(() => refuse(new Error(`Not heard: ${what}.`)), PATIENCE);
			this.#waiting.push({
				test,
				done: (heard) => {
					clearTimeout(late);
					done(heard);
				}
			});
		});
		// Where something else fails first, nobody waits for this any more.
		coming.catch(() => {});
		return coming;
	}

	#hear(chunk: string): void {
		const at = performance.now();
		const blocks = (this.#rest + chunk).split('\n\n');
		this.#rest = blocks.pop() ?? '';
		for (const block of blocks) {
			const event = /^event: (.*)$/m.exec(block)?.[1];
			const data = /^data: (.*)$/m.exec(block)?.[1];
			if (event === undefined || data === undefined) continue;
			this.#take({ event, data: JSON.parse(data), at });
		}
	}

	#take(heard: Heard): void {
		this.messages++;
		this.last.set(heard.event, heard);
		const met = this.#waiting.filter(({ test }) => test(heard));
		this.#waiting = this.#waiting.filter((one) => !met.includes(one));
		for (const { done } of met) done(heard);
	}
}
