import { setTimeout as sleep } from 'node:timers/promises';
import { purgeAudit } from '../courses/audit';
import { readSettings } from '../courses/settings';
import type { Db } from '../database/tables';
import { presentMonth, timeZone } from '../month';
import { dropExpired } from '../trainers/expired';
import { whereOf } from './answering';
import { expire } from './expiry';
import { rewrite } from './rewriting';
import { sealAll } from './sealing';
import { sealReflections } from './sealing-reflections';
import { always, type GoesOn } from './windows';

/** How often it is looked whether there is something to do, in milliseconds; and after how long all is done again. */
const LOOK = 60 * 60_000;
const DAILY = 24 * 60 * 60_000;

/** Hours in which hardly anybody votes, in the server's time zone (`BANSO_TIME_ZONE`): from, and up to. */
const NIGHT = [1, 5] as const;

/** When a round is held, and whether it goes on. */
interface Round {
	/** `YYYY-MM`. */
	month?: string;
	now?: Date;
	night?: boolean;
	goesOn?: GoesOn;
}

/** What a round of keeping came to. */
export interface Kept {
	/** Batches sealed. */
	sealed: number;
	/** Whether all that was deleted has been written over. */
	writtenOver: boolean;
}

/**
 * Does once what is to be done daily: seals what is full, destroys what was kept long enough, and writes over what was
 * deleted. It may be ended at any moment, and two processes may do it at once.
 * @param goesOn asked between two steps; false ends it there.
 */
export async function keepOnce(
	db: Db,
	{ month = presentMonth(), now = new Date(), night = isNight(now), goesOn = always }: Round = {}
): Promise<Kept> {
	const sealed = (await sealAll(db, month, goesOn)) + (await sealReflections(db, month, goesOn));
	if (!goesOn()) return { sealed, writtenOver: false };
	await expire(db, await readSettings(db), month, now.getTime());
	await purgeAudit(db, now.getTime());
	await dropExpired(db, now.getTime());
	return { sealed, writtenOver: await rewrite(db, night) };
}

/**
 * Keeps a server's data: does what {@link keepOnce} does, now, daily, and when a new month begins, and registers the
 * present stories. What was taken back meanwhile is written over within the hour.
 * @param look how often it is looked whether there is something to do, in milliseconds.
 * @returns a function that ends it.
 */
export function startKeeping(db: Db, look = LOOK): () => void {
	let stopped = false;
	let registered = false;
	let last = { at: 0, month: '' };
	const round = async () => {
		const month = presentMonth();
		if (month === last.month && Date.now() - last.at < DAILY) {
			await rewrite(db, isNight(new Date()));
			return;
		}
		await keepOnce(db, { month, goesOn: () => !stopped });
		last = { at: Date.now(), month };
	};
	/** What cannot be done now is tried again at the next look, and holds up nothing else. */
	const attempt = (work: () => Promise<void>, failed: string) =>
		work().catch((error: unknown) => {
			if (!stopped) console.error(failed, whereOf(error));
		});
	const run = async () => {
		while (!stopped) {
			await attempt(round, 'The daily keeping did not come to its end.');
			if (!stopped && !registered)
				await attempt(async () => {
					await registerPresent(db);
					registered = true;
				}, 'The stories could not be registered.');
			await sleep(look, undefined, { ref: false });
		}
	};
	void run();
	return () => {
		stopped = true;
	};
}

/** Loaded only here: it brings every story along, and whoever only seals needs none. */
async function registerPresent(db: Db): Promise<void> {
	const { registerVersions } = await import('./versions');
	const { presentStories } = await import('./present-stories');
	await registerVersions(db, presentStories);
}

/** Whether it is night where the server's people are. */
export function isNight(now: Date, zone = timeZone()): boolean {
	const hour = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		hour: 'numeric',
		hourCycle: 'h23'
	});
	const at = Number(hour.format(now));
	return at >= NIGHT[0] && at < NIGHT[1];
}
