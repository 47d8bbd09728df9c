import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySteps, program, walked } from './sample';
import { MOST_TENSIONS, pairOf, tensionsOf } from './tensions';
import type { Moment } from './timeline';

const scenes = (...steps: string[]) =>
	tensionsOf(program, walked(...steps).moments).map(({ scene }) => scene);

const [ring, , mend] = walked('door.ring', 'dark.skip', 'table.apologise').moments as [
	Moment,
	Moment,
	Moment
];
const [depart, , ask] = walked('door.depart', 'dark.skip', 'table.ask').moments as [
	Moment,
	Moment,
	Moment
];

/** Scenes of the tensions, for moments in an order that the small story itself does not allow. */
const ofOrder = (...moments: Moment[]) =>
	tensionsOf(
		program,
		moments.map((moment, step) => ({ ...moment, step }))
	).map(({ scene }) => scene);

describe('the tensions of a branch', () => {
	it('are two at the most, of different pairs, from scenes that were read', () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const { moments } = walked(...steps);
				const found = tensionsOf(program, moments);
				expect(found.length).toBeLessThanOrEqual(MOST_TENSIONS);
				expect(new Set(found.map(({ between }) => pairOf(between))).size).toBe(found.length);
				for (const { scene, step, between } of found) {
					expect(moments[step]?.at).toBe(scene);
					expect(moments[step]?.kind).not.toBe('skip');
					expect(program.scenes[scene]?.reflection).toEqual(between);
				}
			})
		);
	});

	it('begin with a strain that was not repaired', () => {
		expect(scenes('door.wait', 'dark.skip', 'table.ask')).toEqual(['table', 'door']);
		expect(ofOrder(ring, ask)).toEqual(['door', 'table']);
		expect(ofOrder(ring, ask, mend)).toEqual(['table', 'door']);
	});

	it('put a repaired strain before what was kept, and that before the rest', () => {
		expect(ofOrder(mend, ring, mend)).toEqual(['door', 'table']);
		expect(ofOrder(depart, mend)).toEqual(['table', 'door']);
	});

	it('count a repair only where it comes later', () => {
		expect(ofOrder(mend, ring, ask)).toEqual(['door', 'table']);
	});

	it('ask one question of a pair, where the branch met it with most weight', () => {
		expect(scenes('door.depart', 'dark.next', 'table.ask')).toEqual(['table', 'door']);
		expect(tensionsOf(program, [])).toEqual([]);
	});
});
