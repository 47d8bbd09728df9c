import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, refused, wellOf } from './client';
import { Stream, type Heard } from './stream';

/** What a phone is told, as far as voting needs it. */
export interface View {
	phase: string;
	round: number;
	vote: number;
	choices: { id: string }[];
	counts?: Record<string, number>[];
}

/** One ballot that was acknowledged. */
export interface Acknowledged {
	voices: Record<string, number>;
	/** Milliseconds from the moment the hall pressed to the answer; tries that failed are within it. */
	took: number;
	/** Further tries that were needed. */
	again: number;
}

/** First wait of a phone that asks again, in milliseconds, and how often it does. */
const WAIT = 500;
const TRIES = 8;

/** A voter's phone. */
export class Phone {
	readonly #token = randomBytes(16).toString('base64url');
	readonly client: Client;
	readonly stream = new Stream();
	#id = '';
	#change = 0;

	/** @param size people at the phone. */
	constructor(
		url: string,
		readonly size: number
	) {
		this.client = new Client(url);
	}

	/** What it shows. */
	get view(): View {
		return this.stream.last.get('view')?.data as View;
	}

	/** As a person does: the code, a seat, and the stream. */
	async join(code: string): Promise<void> {
		const found = await this.client.ask('GET', `/api/workshop/code/${code}`);
		this.#id = wellOf<{ id: string }>(found).id;
		const body = { token: this.#token, size: this.size };
		const seated = await this.client.ask('POST', `/api/workshop/${this.#id}/seat`, body);
		const { seat } = wellOf<{ seat: string }>(seated);
		const own = createHash('sha256').update(this.#token).digest().subarray(0, 16);
		if (seat !== own.toString('base64url')) throw new Error('This is not the seat of that token.');
		const shown = this.stream.next(({ event }) => event === 'view', 'the first view');
		await this.stream.open(this.client, `/api/workshop/${this.#id}/phone?seat=${seat}`);
		await shown;
	}

	/** Once it shows one of some phases of a round. */
	shows(phases: readonly string[], round: number): Promise<Heard> {
		return this.stream.next(({ event, data }) => {
			const view = data as View;
			return event === 'view' && phases.includes(view.phase) && view.round === round;
		}, `${phases.join()} in round ${round}`);
	}

	/**
	 * Casts a ballot for the vote that is open, and asks again as a phone does when the line breaks or the server
	 * cannot just now.
	 * @param pressed when the hall pressed, on the clock of `performance.now()`: what those who measure need for
	 *   sending counts too.
	 * @throws when it is refused.
	 */
	async vote(voices: Record<string, number>, pressed: number): Promise<Acknowledged> {
		const { round, vote } = this.view;
		const ballot = { token: this.#token, round, vote, voices, change: ++this.#change };
		for (let again = 0; ; again++) {
			const reply = await this.client
				.ask('POST', `/api/workshop/${this.#id}/ballot`, ballot)
				.catch((): undefined => undefined);
			if (reply?.status === 200) return { voices, took: performance.now() - pressed, again };
			const later = reply === undefined || reply.status === 429 || reply.status === 503;
			if (!later || again + 1 === TRIES) throw refused(reply);
			await sleep(WAIT * 2 ** again);
		}
	}
}
