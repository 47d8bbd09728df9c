import { createHash, randomBytes } from 'node:crypto';
import { openDatabase, type Place } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import { openHub, type Hub } from '../../src/lib/server/workshop/hub';
import { Refusal } from '../../src/lib/server/requests/refusal';
import { readAfter } from '../../src/lib/server/workshop/store';
import type { Voices, WorkshopEvent } from '../../src/lib/workshop/events';
import { fold, phaseOf, workshopMachine } from '../../src/lib/workshop/machine';
import { program } from '../../src/lib/workshop/sample';
import { administer } from './both';
import { onward, opening, plays } from './tea';

/** A process that serves a hall: its hub, and its sudden end. */
export interface Served {
	readonly hub: Hub;
	/** What it answers; when it dies meanwhile, the line breaks at once. */
	ask<T>(work: (hub: Hub) => Promise<T>): Promise<T>;
	/** Ends it as a crash does: what is under way is not finished, nobody is told. */
	kill(): Promise<void>;
}

/** A process of its own on a database. */
export async function serve(place: Place, keep?: number): Promise<Served> {
	const name = `p${randomBytes(6).toString('hex')}`;
	const url = place.url && `${place.url}?application_name=${name}`;
	const db = await openDatabase({ ...place, url });
	const hub = openHub({ db, url, plays, ...(keep === undefined ? {} : { keep }) });
	let die: (error: Refusal) => void = () => {};
	const death = new Promise<never>((_, refuse) => (die = refuse));
	death.catch(() => {});
	return {
		hub,
		ask: (work) => Promise.race([work(hub), death]),
		async kill() {
			die(new Refusal('try-again'));
			// No new connection from here on, and those that are open break.
			const closed = db.destroy();
			if (url)
				await administer(
					`select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`
				);
			await closed.catch(() => {});
			// Its timers; what it still waits for never comes.
			void hub.close().catch(() => {});
		}
	};
}

/** A phone, with its token. */
export class Phone {
	readonly token = randomBytes(16).toString('base64url');
	change = 0;
	constructor(
		readonly id: string,
		readonly size = 1
	) {}
	get seat(): string {
		return createHash('sha256').update(this.token).digest().subarray(0, 16).toString('base64url');
	}
	sit(hub: Hub): Promise<string> {
		return hub.seat(this.id, this.token, this.size);
	}
	/** A new try of this phone. */
	vote(hub: Hub, voices: Voices, round = 1, vote = 1): Promise<number> {
		this.change++;
		return this.again(hub, voices, round, vote);
	}
	/** The last try once more, as after a lost answer. */
	again(hub: Hub, voices: Voices, round = 1, vote = 1): Promise<number> {
		return hub.ballot(this.id, { token: this.token, round, vote, voices, change: this.change });
	}
}

/** A facilitator: a session, and what lets one lead it. */
export class Host {
	/** Number of the last event this device knows. */
	after = 1;
	constructor(
		readonly id: string,
		readonly code: string,
		readonly host: string
	) {}
	static async open(hub: Hub): Promise<Host> {
		const { id, code, host } = await hub.open(opening);
		return new Host(id, code, host);
	}
	async tell(hub: Hub, ...events: (WorkshopEvent | WorkshopEvent['type'])[]): Promise<void> {
		for (const event of events) {
			const whole = typeof event === 'string' ? bare(event) : event;
			this.after = await hub.tell(this.id, this.host, this.after, whole);
		}
	}
	/** Up to the first open vote. */
	async toVote(hub: Hub): Promise<void> {
		await this.tell(hub, 'begun', onward, 'asked');
	}
}

function bare(type: WorkshopEvent['type']): WorkshopEvent {
	return { type } as WorkshopEvent;
}

/** The code of the refusal that something meets, or what it came to. */
export async function outcome(work: Promise<unknown>): Promise<unknown> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}

/** Where a session stands by its log in the database alone. */
export async function stored(db: Db, id: string) {
	const log = await readAfter(db, id, 0);
	const state = fold(
		workshopMachine(program),
		log.map(({ event }) => event)
	);
	return { log, phase: phaseOf(state), session: state.context };
}
