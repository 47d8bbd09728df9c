/** A message of a stream of server-sent events. */
export interface Heard {
	id?: number;
	event: string;
	data: unknown;
}

/** Somebody who listens to a stream and keeps what was said. */
export class Listening {
	readonly heard: Heard[] = [];
	/** Bytes that came in. */
	bytes = 0;
	ended = false;
	#wake = () => {};
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

	constructor(stream: ReadableStream<Uint8Array>) {
		this.#reader = stream.getReader();
		void this.#listen();
	}

	/** The last message of a kind, once there is one that fits. */
	async until(event: string, fits: (data: never) => boolean = () => true, within = 5_000) {
		const end = Date.now() + within;
		for (;;) {
			const found = this.heard.findLast((one) => one.event === event && fits(one.data as never));
			if (found) return found;
			const left = end - Date.now();
			if (left <= 0) throw new Error(`No ${event} came: ${JSON.stringify(this.heard.slice(-5))}`);
			await new Promise<void>((done) => {
				const timer = setTimeout(done, left);
				this.#wake = () => {
					clearTimeout(timer);
					done();
				};
			});
		}
	}

	/** All data of one kind. */
	all<T>(event: string): T[] {
		return this.heard.filter((one) => one.event === event).map(({ data }) => data as T);
	}

	/** The phone goes to sleep, or its network. */
	async leave(): Promise<void> {
		await this.#reader.cancel();
	}

	async #listen(): Promise<void> {
		const decoder = new TextDecoder();
		let rest = '';
		try {
			for (;;) {
				const { done, value } = await this.#reader.read();
				if (done) break;
				this.bytes += value.byteLength;
				const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
				rest = parts.pop() ?? '';
				for (const part of parts) this.#take(part);
				this.#wake();
			}
		} catch {
			// Let go, as a browser sees it: the stream is over.
		}
		this.ended = true;
		this.#wake();
	}

	#take(part: string): void {
		const field = (name: string) =>
			part
				.split('\n')
				.find((one) => one.startsWith(`${name}: `))
				?.slice(name.length + 2);
		const event = field('event');
		if (!event) return;
		const id = field('id');
		this.heard.push({
			event,
			data: JSON.parse(field('data') ?? 'null'),
			...(id === undefined ? {} : { id: Number(id) })
		});
	}
}
