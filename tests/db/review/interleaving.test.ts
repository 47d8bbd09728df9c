import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { monthAfter } from '../../../src/lib/review/batches';
import { cellsOf, type Row } from '../../../src/lib/review/row';
import type { Db } from '../../../src/lib/server/database/tables';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { stateOf, takeBack, type State } from '../../../src/lib/server/review/taking-back';
import { onBoth } from '../both';
import { outcome } from '../hall';
import { check } from './checking';
import { declared } from './cups';
import { COURSES, FULL, halfYear, PLACES, WAYS, type Deed } from './deeds';
import { aCourse, knowStory, Learner } from './group';
import { process, type Process } from './process';

/** On a busy computer fewer are tried, in milliseconds. */
const TIME = 6_000;

/** What a learner knows of what they sent. */
interface Sent {
	learner: Learner;
	/** The month of the first try, and what they were told; `lost` where the answer did not come. */
	month: string;
	told: 'taken' | 'refused' | 'lost';
	/** Whether they took it back, or tried to and heard no answer. */
	back: 'no' | 'yes' | 'lost';
	batchBack: boolean;
}

onBoth('any interleaving', (database) => {
	const processes: Process[] = [];
	const at = (by: number) => processes[by % processes.length] as Process;
	/** How many of the half-years came to what they are to show. */
	const met = { sealed: 0, back: 0, crashed: 0, full: 0, batchBack: 0 };
	let db: Db;
	beforeAll(async () => {
		db = await database.open();
		await knowStory(db);
		// What a killed process says of it.
		vi.spyOn(console, 'error').mockImplementation(() => {});
		processes.push(await process(database.place), await process(database.place));
	});
	afterAll(() => Promise.all(processes.map((one) => one.kill())));

	it('of sending, sending again, taking back, sealing, months passing and crashes loses nothing and tells nothing twice', async () => {
		const until = Date.now() + TIME;
		const inTime = async (lists: Deed[][]) => {
			if (Date.now() < until) await live(lists);
		};
		await fc.assert(fc.asyncProperty(halfYear, inTime), { numRuns: 100, examples: [[FULL]] });
		// Something was shown, however few there was time for.
		for (const [what, count] of Object.entries(met))
			expect([what, count > 0]).toEqual([what, true]);
	}, 60_000);

	async function live(lists: Deed[][]): Promise<void> {
		const courses = await Promise.all(
			Array.from({ length: COURSES }, () => aCourse(db, { places: PLACES }))
		);
		const all: Sent[] = [];
		const published = new Map<string, string>();
		let month = '2026-01';

		async function send(by: number, one: Sent): Promise<void> {
			const code = await lost(at(by).ask((its) => one.learner.send(its, month)));
			if (code === undefined) one.told = 'taken';
			else if (code === 'full') {
				met.full++;
				if (one.told !== 'taken') one.told = 'refused';
			} else if (code !== 'lost') expect(code).toBe('withdrawn');
		}
		async function back(by: number, one: Sent, act: 'withdraw' | 'withdraw-batch') {
			const state = await lost(at(by).ask((its) => takeBack(its, one.learner.receipt, act, month)));
			if (state === 'withdrawn' || state === 'withdrawn-batch' || state === 'unknown')
				one.back = 'yes';
			else if (state === 'lost' && one.back === 'no') one.back = 'lost';
			if (act === 'withdraw-batch' && state !== 'unknown') one.batchBack = true;
			if (state === 'withdrawn') met.back++;
		}
		async function perform(deed: Deed): Promise<void> {
			if (deed.do === 'send') {
				const some = Array.from({ length: deed.count }, (_, n) => sent(deed, n));
				all.push(...some);
				await Promise.all(some.map((one, n) => send(deed.by + n, one)));
			} else if (deed.do === 'seal') await lost(at(deed.by).ask((its) => sealAll(its, month)));
			else if (deed.do === 'crash') {
				const which = deed.by % processes.length;
				await at(deed.by).kill();
				processes[which] = await process(database.place);
				met.crashed++;
			} else if ('who' in deed) {
				const one = all[deed.who % Math.max(1, all.length)];
				if (!one) return;
				if (deed.do === 'again') await send(deed.by, one);
				else await back(deed.by, one, deed.do);
			}
		}
		function sent({ course, time, way }: Extract<Deed, { do: 'send' }>, n: number): Sent {
			const ways = [
				WAYS[(way + n) % 3],
				['sit', 'stand', 'leave'][way % 3],
				['pour', 'ask'][n % 2]
			];
			const learner = new Learner(courses[course] ?? '', ways as string[], time);
			return { learner, month, told: 'lost', back: 'no', batchBack: false };
		}

		for (const list of lists) {
			await Promise.all(list.filter((deed) => deed.do !== 'month').map(perform));
			if (list.some((deed) => deed.do === 'month') && month < '2026-12') month = monthAfter(month);
			await hold();
		}
		// In the end nobody is killed any more: all that is full is sealed, and it is so for every process.
		await sealAll(db, month);
		expect(await sealAll(db, month)).toBe(0);
		await hold();

		async function hold(): Promise<void> {
			const states = await Promise.all(all.map(({ learner }) => stateOf(db, learner.receipt)));
			const there = all.filter((_, n) => states[n] === 'waiting' || states[n] === 'sealed');
			const bySeries = await check(
				db,
				courses,
				there.map(({ learner, month: came }) => rowOf(learner, came))
			);
			for (const { id, taken } of bySeries.series) {
				const waiting = bySeries.waiting.filter(({ series }) => series === id).length;
				const sealed = bySeries.receipts.filter(({ series }) => series === id).length;
				expect(taken).toBeLessThanOrEqual(PLACES);
				expect(taken).toBeGreaterThanOrEqual(waiting + sealed);
			}
			const batches = new Map(
				bySeries.batches.map(({ series, month: of, release }) => [`${series} ${of}`, release])
			);
			for (const [name, release] of batches) {
				// What was told stays as it was told.
				expect(release).toBe(published.get(name) ?? release);
				published.set(name, release);
				met.sealed++;
			}
			const gone = [...published.keys()].filter((name) => !batches.has(name));
			met.batchBack += gone.length;
			if (gone.length > 0) expect(all.some((one) => one.batchBack)).toBe(true);
			// Sealed and taken back at once, a batch may go before it was ever seen.
			const batchGone = ({ learner: { course, contribution } }: Sent) =>
				all.some(
					({ learner, batchBack }) =>
						batchBack &&
						learner.course === course &&
						learner.contribution.time === contribution.time
				);
			for (const [n, one] of all.entries()) {
				const state = states[n] ?? 'unknown';
				if (!fits(one, state, batchGone(one))) expect({ ...one, state }).toBe('possible');
			}
		}
	}
});

/** Whether how something stands can be what its sender was told. */
function fits({ told, back }: Sent, state: State, batchGone: boolean): boolean {
	if (state === 'withdrawn') return back !== 'no';
	if (state === 'withdrawn-batch') return batchGone;
	if (state === 'unknown') return told !== 'taken';
	return told !== 'refused' && back !== 'yes';
}

function rowOf({ course, contribution, kept }: Learner, month: string): Row {
	const { scenario, hash, time } = contribution;
	return {
		course,
		scenario,
		hash,
		time,
		month,
		receipt: kept,
		cells: cellsOf(declared, contribution)
	};
}

/** What something came to, or `lost` where its process was killed meanwhile. */
async function lost(work: Promise<unknown>): Promise<unknown> {
	const came = await outcome(work);
	return came === 'try-again' ? 'lost' : came;
}
