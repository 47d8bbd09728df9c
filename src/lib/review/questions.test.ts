import { describe, expect, it } from 'vitest';
import { questionsTold } from './questions';

const DECLARED = new Set(['door', 'hall', 'table', 'gate']);
const told = (counts: Record<string, number>, declared: ReadonlySet<string> = DECLARED) =>
	[
		...questionsTold(
			Object.entries(counts).flatMap(([scene, n]) => Array<string>(n).fill(scene)),
			declared
		)
	].sort();

describe('the questions that stand with reflections', () => {
	it('are those that five or more answer', () => {
		expect(told({ door: 5, hall: 4, table: 1 })).toEqual(['door']);
		expect(told({ door: 6, hall: 5 })).toEqual(['door', 'hall']);
		expect(told({ door: 4, hall: 4, table: 2 })).toEqual([]);
	});

	it('are none that only some come to, however many answer', () => {
		expect(told({ attic: 12 })).toEqual([]);
		expect(told({ attic: 9, door: 5 })).toEqual(['door']);
	});

	it('leave two others that whatever stands without one may answer', () => {
		expect(told({ door: 7, hall: 6, table: 5, attic: 1 })).toEqual(['door', 'hall']);
		expect(told({ door: 7, hall: 6, table: 5, gate: 5, attic: 1 })).toEqual(['door', 'hall']);
		// Where nothing stands without one, nothing is to be told apart.
		expect(told({ door: 7, hall: 6, table: 5, gate: 5 })).toEqual([
			'door',
			'gate',
			'hall',
			'table'
		]);
	});

	it('tell nobody who knows four of the texts that another answers what only some come to', () => {
		// Had a fifth answered at the door, it would look just the same.
		const one = new Set(['door']);
		expect(told({ door: 4, attic: 6 }, one)).toEqual([]);
		expect(told({ door: 5, attic: 5 }, one)).toEqual([]);
	});
});
