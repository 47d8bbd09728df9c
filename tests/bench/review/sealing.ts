import { setTimeout as sleep } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { patiently } from '../../../src/lib/server/database/patience';
import type { Db } from '../../../src/lib/server/database/tables';
import { rewrite } from '../../../src/lib/server/review/rewriting';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { percentile } from '../statistics';
import { PRESENT } from './plan';

/** Work, and what it did to others; times in milliseconds. */
export interface Held {
	took: number;
	/** The longest time in which this process answered nobody. */
	pause: number;
	/** How long another connection waited for a small commit, as of a vote: of 100 the 95th, the longest, how many. */
	others: { p95: number; max: number; count: number; failed: number };
}

/** How often the other connection writes, in milliseconds. */
const EVERY = 20;

/** Seals all that is full. */
export async function measureSealing(db: Db, other: Db): Promise<Held & { batches: number }> {
	let batches = 0;
	const held = await hold(other, async () => {
		batches = await sealAll(db, PRESENT);
	});
	return { ...held, batches };
}

/** Writes over what was deleted, as at night: again and again, while Postgres itself reads on (as its own tidying up does). */
export function measureRewriting(db: Db, other: Db): Promise<Held> {
	return hold(other, async () => {
		while (!(await rewrite(db, true))) await sleep(1_000);
	});
}

async function hold(other: Db, work: () => Promise<void>): Promise<Held> {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const waits: number[] = [];
	let failed = 0;
	let working = true;
	const writing = (async () => {
		for (let n = 0; working; n++) {
			const began = performance.now();
			await patiently(() =>
				other
					.insertInto('setting')
					.values({ name: 'bench', value: String(n) })
					.onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(n) }))
					.execute()
			).catch(() => failed++);
			waits.push(performance.now() - began);
			await sleep(EVERY);
		}
	})();
	const began = performance.now();
	await work().finally(() => (working = false));
	const took = performance.now() - began;
	await writing;
	delay.disable();
	return {
		took,
		pause: delay.max / 1e6,
		others: {
			p95: percentile(waits, 95),
			max: percentile(waits, 100),
			count: waits.length,
			failed
		}
	};
}
