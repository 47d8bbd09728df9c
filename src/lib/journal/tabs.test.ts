import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshId } from './ids';
import { covers } from './merge';
import { newRun } from './runs';
import { anyDeed, holds, type Deed } from './sample';
import { loadRun, openJournal, saveRun } from './store';
import type { Run, Step } from './types';

/** One move of one of the tabs. `save forgetfully` is a tab that went on before its save was answered. */
type Move = { tab: number } & (
	{ kind: 'do'; deed: Deed } | { kind: 'save' | 'save forgetfully' | 'load' | 'both save' }
);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({ tab: fc.nat(2), kind: fc.constant('do' as const), deed: anyDeed })
	},
	{
		weight: 4,
		arbitrary: fc.record({
			tab: fc.nat(2),
			kind: fc.constantFrom('save', 'save forgetfully', 'load', 'both save')
		})
	}
);

async function play(moves: readonly Move[], count: number) {
	const name = freshId();
	const dbs = await Promise.all(Array.from({ length: count }, () => openJournal({ name })));
	const start = newRun({ scenario: 'kotatsu', lang: 'ja', hash: 'h', seed: 1, id: 'r', now: 0 });
	const tabs: Run[] = dbs.map(() => start);
	const saved: Step[][] = [];
	const states: Run[] = [];
	const save = async (tab: number, adopt: boolean) => {
		const mine = tabs[tab]!;
		const { run } = await saveRun(dbs[tab]!, mine);
		saved.push(...mine.branches.map(({ steps }) => steps));
		states.push(run);
		if (adopt) tabs[tab] = run;
	};
	for (const [now, move] of moves.entries()) {
		const tab = move.tab % count;
		if (move.kind === 'do') tabs[tab] = move.deed(tabs[tab]!, now);
		else if (move.kind === 'load') tabs[tab] = (await loadRun(dbs[tab]!, 'r')) ?? tabs[tab]!;
		else if (move.kind === 'both save') await Promise.all(dbs.map((_, each) => save(each, true)));
		else await save(tab, move.kind === 'save');
	}
	await save(0, true);
	const last = (await loadRun(dbs[0]!, 'r'))!;
	dbs.forEach((db) => db.close());
	return { saved, states, last, tabs };
}

describe.each([2, 3])('any interleaving of %i tabs', (count) => {
	it('loses no step that a tab saved, and keeps the order of steps in every branch', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyMove, { maxLength: 40 }), async (moves) => {
				const { saved, states, last } = await play(moves, count);
				for (const steps of saved) expect(holds(last, steps)).toBe(true);
				// Once a branch has been stored under an id, it only ever grows at its end.
				for (const state of states) expect(covers(last, state)).toBe(true);
				expect(new Set(last.branches.map(({ id }) => id)).size).toBe(last.branches.length);
				expect(last.branches.some(({ id }) => id === last.current)).toBe(true);
				const revs = states.map(({ rev }) => rev);
				expect(new Set(revs).size).toBe(revs.length);
			}),
			{ numRuns: 120 }
		);
	}, 60_000);
});
