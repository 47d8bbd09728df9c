import type { Program } from '../../../src/lib/scenario/program';
import type { WorkshopEvent } from '../../../src/lib/workshop/events';
import {
	fold,
	phaseOf,
	workshopMachine,
	type WorkshopState
} from '../../../src/lib/workshop/machine';
import { nextFor } from '../../../src/lib/workshop/next';
import { Client, wellOf } from './client';
import { Stream, type Heard } from './stream';

/** The story that is played, in Japanese: its choices are as long as choices get. */
const OPENING = {
	story: 'six-chairs',
	lang: 'ja',
	way: []
};

/** A facilitator with a projector: a session, and what lets one lead it. */
export class Facilitator {
	readonly #client: Client;
	readonly #projector: Client;
	readonly stream = new Stream();
	code = '';
	#id = '';
	#host = '';
	#after = 1;
	#program!: Program;
	#state!: WorkshopState;

	constructor(url: string) {
		this.#client = new Client(url);
		this.#projector = new Client(url);
	}

	/** Where the session stands. */
	get phase(): string {
		return phaseOf(this.#state);
	}

	/** Opens the session, and the projector's stream. */
	async open(): Promise<void> {
		const story = await this.#client.ask('GET', `/stories/${OPENING.story}.${OPENING.lang}.json`);
		this.#program = wellOf<{ program: Program }>(story).program;
		const reply = await this.#client.ask('POST', '/api/workshop', OPENING);
		const { id, code, host } = wellOf<{ id: string; code: string; host: string }>(reply);
		[this.#id, this.code, this.#host] = [id, code, host];
		const opened = this.projects('opened');
		await this.stream.open(this.#projector, `/api/workshop/${id}/events`);
		const { data } = await opened;
		this.#state = fold(workshopMachine(this.#program), [data as WorkshopEvent]);
	}

	/** Lets something happen. */
	async tell(event: WorkshopEvent): Promise<void> {
		const authorization = `Bearer ${this.#host}`;
		const body = { after: this.#after, event };
		const path = `/api/workshop/${this.#id}/host`;
		const reply = await this.#client.ask('POST', path, body, { authorization });
		this.#after = wellOf<{ seq: number }>(reply).seq;
		this.#state = fold(workshopMachine(this.#program), [event], this.#state);
	}

	/**
	 * Takes the usual step until a phase is reached.
	 * @throws where the story comes to its end before that.
	 */
	async goOnTo(phase: string): Promise<void> {
		while (this.phase !== phase) {
			const [next] = nextFor(this.#program, this.#state.context, phaseOf(this.#state));
			if (!next) throw new Error(`${OPENING.story} ends before ${phase}: measure fewer rounds.`);
			await this.tell(next.event);
		}
	}

	/** Once something of a kind stands on the projector. */
	projects(type: WorkshopEvent['type']): Promise<Heard> {
		return this.stream.next(
			({ event, data }) => event === 'happened' && (data as WorkshopEvent).type === type,
			`${type} on the projector`
		);
	}

	/** Deletes the session. */
	async end(): Promise<void> {
		const authorization = `Bearer ${this.#host}`;
		const path = `/api/workshop/${this.#id}`;
		wellOf(await this.#client.ask('DELETE', path, undefined, { authorization }));
		this.#client.end();
		this.#projector.end();
	}
}
