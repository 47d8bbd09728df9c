import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freshId } from '../ids';
import { openSending } from './database';
import { allSent, counts, keep, takeBack } from './sent';
import { Server, type Weather } from './server.sample';

/** One thing that happens, in a tab or to the server. */
type Event =
	| { kind: 'agree' }
	| { kind: 'deliver'; tabs: readonly number[]; weather: Weather[] }
	| { kind: 'take-back'; which: number }
	| { kind: 'refuse'; code: string | undefined }
	| { kind: 'late' | 'seal' | 'delete-batch' };

const weather = fc.constantFrom<Weather>(
	'fine',
	'lost',
	'unheard',
	'late',
	'crash',
	'portal',
	'broken',
	'busy'
);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant({ kind: 'agree' as const }) },
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('deliver' as const),
			tabs: fc.constantFrom([0], [1], [0, 1]),
			weather: fc.array(weather, { maxLength: 5 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('take-back' as const), which: fc.nat(5) })
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('refuse' as const),
			code: fc.constantFrom('full', 'closed', undefined)
		})
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			{ kind: 'late' as const },
			{ kind: 'seal' as const },
			{ kind: 'delete-batch' as const }
		)
	}
);

/** A page of its own: what it remembers in memory is not that of another. */
async function tab() {
	vi.resetModules();
	return import('./outbox');
}

// Browsers have no locks over plain HTTP; Node has them from some version on. Without them it is harder.
beforeEach(() => vi.stubGlobal('navigator', { ...globalThis.navigator, locks: undefined }));
afterEach(() => vi.unstubAllGlobals());

it('whatever fails, each thing agreed to arrives exactly once, or is refused, or is taken back', async () => {
	const tabs = [await tab(), await tab()];
	let delivered = 0;
	let refused = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(anyEvent, { minLength: 4, maxLength: 25 }), async (events) => {
			const db = await openSending({ name: freshId() });
			const server = new Server();
			const bodies = new Map<string, string>();
			for (const event of events) {
				if (event.kind === 'agree') {
					const receipt = freshId();
					const body = JSON.stringify({ receipt, n: bodies.size });
					bodies.set(receipt, body);
					const what = {
						scenario: 'tea',
						hash: 'h',
						course: 'c',
						name: '',
						month: '2026-11',
						body
					};
					await keep(db, { receipt, kind: 'contribution', run: receipt, time: 'later', ...what });
				} else if (event.kind === 'deliver') {
					server.weather = [...event.weather];
					await Promise.allSettled(event.tabs.map((n) => tabs[n]!.deliver(db, server.ask)));
				} else if (event.kind === 'take-back') {
					const receipt = [...bodies.keys()][event.which];
					if (receipt) await takeBack(db, receipt);
				} else if (event.kind === 'refuse') server.refuses = event.code;
				else if (event.kind === 'late') server.arrive();
				else if (event.kind === 'delete-batch') server.deleteBatch();
				else server.seal();
			}
			server.arrive();
			server.weather = [];
			for (let n = 0; n < 3; n++) await tabs[0]?.deliver(db, server.ask);

			const all = await allSent(db);
			expect(all).toHaveLength(bodies.size);
			for (const kept of all) {
				const { receipt, state } = kept;
				const row = server.rows.get(receipt);
				expect(['delivered', 'refused', 'withdrawn']).toContain(state);
				expect(server.added.get(receipt) ?? 0).toBeLessThanOrEqual(1);
				// What the device believes is what is, but that a whole batch may be gone without its hearing of it; what was
				// in one was seen, and counts for good.
				const gone = server.withBatch.has(receipt);
				if (!gone) expect(row?.body).toBe(state === 'delivered' ? bodies.get(receipt) : undefined);
				expect(counts(kept)).toBe(row !== undefined || gone);
				await tabs[1]?.askReceipt(db, receipt, 'ask', server.ask);
				const after = (await allSent(db)).find((one) => one.receipt === receipt);
				expect(after && counts(after)).toBe(row !== undefined || gone);
				expect(kept).not.toHaveProperty('body');
				if (state === 'delivered') delivered++;
				if (state === 'refused') refused++;
			}
			db.close();
		}),
		{ numRuns: 200 }
	);
	// It was not all calm.
	expect(delivered).toBeGreaterThan(100);
	expect(refused).toBeGreaterThan(10);
});
