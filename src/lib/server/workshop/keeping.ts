import type { Db } from '../database/tables';
import { purge } from './deleting';
import type { Rooms } from './rooms';
import { HEARTBEAT } from './stream';

/** In milliseconds. */
const BEAT = 15_000;
const LOOK = 5_000;
const PURGE = 10 * 60_000;

/**
 * What a hub does by the clock: signs of life, looking for what other processes did, deleting what has expired, and
 * forgetting what nobody asks for. Deletes at once and then every ten minutes.
 * @returns a function that stops it.
 */
export function keeping(db: Db, rooms: Rooms): () => void {
	const clean = async () => {
		for (const id of await purge(db, Date.now())) rooms.close(id);
		for (const { id, live, used } of rooms.all()) {
			if (live.listeners === 0 && used < Date.now() - PURGE) rooms.close(id);
		}
	};
	const look = async () => {
		const heard = rooms.all().filter(({ live }) => live.listeners > 0);
		await rooms.look(heard.map(({ id }) => id));
	};
	// A database that cannot be reached now may be reached next time.
	const quietly = (work: () => Promise<void>) => () => void work().catch(() => {});
	quietly(clean)();
	const timers = [
		setInterval(() => {
			for (const { live } of rooms.all()) live.beat(HEARTBEAT);
		}, BEAT),
		setInterval(quietly(look), LOOK),
		setInterval(quietly(clean), PURGE)
	];
	for (const timer of timers) timer.unref();
	return () => timers.forEach((timer) => clearInterval(timer));
}
