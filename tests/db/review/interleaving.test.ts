import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { monthAfter } from '../../../src/lib/review/months';
import type { Db } from '../../../src/lib/server/database/tables';
import { stateOf, takeBack } from '../../../src/lib/server/review/taking-back';
import { onBoth } from '../both';
import { check } from './checking';
import { checkWords } from './checking-words';
import { COURSES, FULL, halfYear, PLACES, WAYS, type Deed } from './deeds';
import { aCourse, knowStory, Learner } from './group';
import { process, type Process } from './process';
import { fits, lost, rowOf, sealBoth, textOf, type Sent } from './sent';

/** On a busy computer fewer are tried, in milliseconds; but so many always. */
const TIME = 4_000;
const FEWEST = 10;

onBoth('any interleaving', (database) => {
	const processes: Process[] = [];
	const at = (by: number) => processes[by % processes.length] as Process;
	/** How many of the half-years came to what they are to show. */
	const met = { sealed: 0, back: 0, crashed: 0, full: 0, batchBack: 0, words: 0 };
	let lived = 0;
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
			if (lived >= FEWEST && Date.now() > until) return;
			await live(lists);
			lived++;
		};
		await fc.assert(fc.asyncProperty(halfYear, inTime), { numRuns: 100, examples: [[FULL]] });
		// Something was shown, however few there was time for.
		expect(lived).toBeGreaterThanOrEqual(FEWEST);
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
			const code = await lost(
				at(by).ask((its) => {
					const { learner, words } = one;
					return words ? learner.write(its, month, textOf(learner).text) : learner.send(its, month);
				})
			);
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
			if (deed.do === 'send' || deed.do === 'write') {
				const some = Array.from({ length: deed.count }, (_, n) => sent(deed, n));
				all.push(...some);
				await Promise.all(some.map((one, n) => send(deed.by + n, one)));
			} else if (deed.do === 'seal') await lost(at(deed.by).ask((its) => sealBoth(its, month)));
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
		function sent(deed: Extract<Deed, { do: 'send' | 'write' }>, n: number): Sent {
			const course = courses[deed.course] ?? '';
			const words = deed.do === 'write';
			const own = { month, told: 'lost', back: 'no', batchBack: false, words } as const;
			if (deed.do === 'write') return { ...own, learner: new Learner(course) };
			const { time, way } = deed;
			const ways = [
				WAYS[(way + n) % 3],
				['sit', 'stand', 'leave'][way % 3],
				['pour', 'ask'][n % 2]
			];
			return { ...own, learner: new Learner(course, ways as string[], time) };
		}

		for (const list of lists) {
			await Promise.all(list.filter((deed) => deed.do !== 'month').map(perform));
			if (list.some((deed) => deed.do === 'month') && month < '2026-12') month = monthAfter(month);
			await hold();
		}
		// In the end nobody is killed any more: all that is full is sealed, and it is so for every process.
		await sealBoth(db, month);
		expect(await sealBoth(db, month)).toBe(0);
		await hold();

		async function hold(): Promise<void> {
			const states = await Promise.all(all.map(({ learner }) => stateOf(db, learner.receipt)));
			const there = all.filter((_, n) => states[n] === 'waiting' || states[n] === 'sealed');
			const bySeries = await check(
				db,
				courses,
				there.filter(({ words }) => !words).map(({ learner, month: came }) => rowOf(learner, came))
			);
			const written = await checkWords(
				db,
				courses,
				there.filter(({ words }) => words).map(({ learner }) => textOf(learner))
			);
			for (const { course, taken } of written.series) {
				const count = (some: { course: string }[]) =>
					some.filter((one) => one.course === course).length;
				expect(taken).toBeLessThanOrEqual(PLACES);
				expect(taken).toBeGreaterThanOrEqual(count(written.waiting) + count(written.receipts));
			}
			met.words += written.batches.length;
			for (const { id, taken } of bySeries.series) {
				const waiting = bySeries.waiting.filter(({ series }) => series === id).length;
				const sealed = bySeries.receipts.filter(({ series }) => series === id).length;
				expect(taken).toBeLessThanOrEqual(PLACES);
				expect(taken).toBeGreaterThanOrEqual(waiting + sealed);
			}
			const batches = new Map<string, string>([
				...bySeries.batches.map(
					({ series, month: of, release }) => [`${series} ${of}`, release] as const
				),
				...written.batches.map(
					({ course, month: of, texts }) => [`words ${course} ${of}`, texts] as const
				)
			]);
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
			const batchGone = ({ words, learner: { course, contribution } }: Sent) =>
				all.some(
					({ learner, batchBack, words: others }) =>
						batchBack &&
						words === others &&
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
