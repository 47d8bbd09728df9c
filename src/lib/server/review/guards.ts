import { bucket, type Bucket } from '../requests/bucket';
import { forgetRegularly } from '../requests/forgetting';
import { misses, type Misses } from '../requests/misses';

/** What keeps one sender from holding up the others. It lives in memory alone and is written nowhere. */
export interface Guards {
	/** Wrong course codes. */
	codes: Misses;
	/** Right ones, too: a class joins from one address within minutes. */
	joining: Bucket;
	/** Contributions and reflections; a class may be one address, and each of it may bring several from its outbox. */
	sending: Bucket;
	/** Receipts asked for or used. */
	receipts: Bucket;
	/** Receipts taken back under which nothing has come: each is remembered for a while, and anybody can invent some. */
	strangers: Bucket;
}

/** One set for each database, so for each server. */
const all = new WeakMap<object, Guards>();

/** The guards before a database. Senders that have been quiet are forgotten. */
export function guardsOf(db: object): Guards {
	const known = all.get(db);
	if (known) return known;
	const guards = open();
	all.set(db, guards);
	forgetRegularly({ ...guards });
	return guards;
}

function open(): Guards {
	return {
		codes: misses(),
		joining: bucket({ burst: 300, rate: 10 }),
		sending: bucket({ burst: 300, rate: 5 }),
		receipts: bucket({ burst: 60, rate: 2 }),
		strangers: bucket({ burst: 20, rate: 0.1 })
	};
}
