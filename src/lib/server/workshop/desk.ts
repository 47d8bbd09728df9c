import { openDatabase, type Place } from '../database/open';
import { bucket } from '../requests/bucket';
import { forgetRegularly } from '../requests/forgetting';
import { openHub, type Hub } from './hub';
import { misses } from '../requests/misses';
import type { Plays } from './rooms';

/** Where requests come in: the hub, and what keeps one sender from holding up the others. */
export interface Desk {
	readonly hub: Hub;
	readonly misses: ReturnType<typeof misses>;
	/** New sessions, by sender. */
	readonly openings: ReturnType<typeof bucket>;
	/** Seats, and ballots and notes of phones that do not sit yet, by sender; a whole hall may be one sender. */
	readonly hall: ReturnType<typeof bucket>;
	/** Ballots and notes of phones that sit, by seat: one that floods slows itself alone. */
	readonly seats: ReturnType<typeof bucket>;
	close(): Promise<void>;
}

/** Opens the database and all that works on it. */
export async function openDesk(place: Place, plays: Plays): Promise<Desk> {
	const hub = openHub({ db: await openDatabase(place), url: place.url, plays });
	const guards = {
		misses: misses(),
		openings: bucket({ burst: 30, rate: 0.5 }),
		hall: bucket({ burst: 3_000, rate: 400 }),
		seats: bucket({ burst: 20, rate: 5 })
	};
	const stopForgetting = forgetRegularly(guards);
	return {
		hub,
		...guards,
		async close() {
			stopForgetting();
			await hub.close();
		}
	};
}
