import fc from 'fast-check';
import type { Time } from '../../../src/lib/review/contribution';

/** What may happen to what learners sent, at any moment and in any order; `by` names the process that is asked. */
export type Deed = { by: number } & (
	| { do: 'send'; course: number; time: Time; count: number; way: number }
	| { do: 'write'; course: number; count: number }
	| { do: 'again' | 'withdraw' | 'withdraw-batch'; who: number }
	| { do: 'seal' | 'month' | 'crash' }
);

export const COURSES = 2;
/** Few, so that some find no place any more. */
export const PLACES = 26;
export const WAYS = ['knock', 'wait', 'write'];

const by = fc.nat({ max: 1 });
const who = fc.nat({ max: 200 });
const plain = (what: 'seal' | 'month' | 'crash', weight: number) => ({
	weight,
	arbitrary: fc.record({ by, do: fc.constant(what) })
});
const someone = (what: 'again' | 'withdraw' | 'withdraw-batch', weight: number) => ({
	weight,
	arbitrary: fc.record({ by, who, do: fc.constant(what) })
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			by,
			do: fc.constant('send' as const),
			course: fc.nat({ max: COURSES - 1 }),
			time: fc.constantFrom<Time>('first', 'first', 'first', 'later'),
			count: fc.integer({ min: 1, max: 9 }),
			way: fc.nat({ max: 26 })
		})
	},
	{
		weight: 5,
		arbitrary: fc.record({
			by,
			do: fc.constant('write' as const),
			course: fc.nat({ max: COURSES - 1 }),
			count: fc.integer({ min: 1, max: 9 })
		})
	},
	someone('again', 2),
	someone('withdraw', 2),
	someone('withdraw-batch', 1),
	plain('seal', 3),
	plain('month', 3),
	plain('crash', 1)
);

/** What stands in one list happens at once; the next list waits until it has. */
export const halfYear = fc.array(fc.array(deed, { minLength: 1, maxLength: 5, size: 'max' }), {
	minLength: 4,
	maxLength: 14,
	size: 'max'
});

const send = (count: number, way: number, more = {}): Deed => ({
	do: 'send',
	by: way % 2,
	course: 0,
	time: 'first',
	count,
	way,
	...more
});

const write = (count: number): Deed => ({ do: 'write', by: count % 2, course: 0, count });

/** A half-year in which all of it happens; it is always tried first. */
export const FULL: Deed[][] = [
	[send(6, 0), send(4, 5), { do: 'again', who: 2, by: 1 }, write(8)],
	[{ do: 'withdraw', who: 1, by: 0 }, send(3, 7), { do: 'crash', by: 1 }, write(5)],
	[{ do: 'seal', by: 0 }],
	[{ do: 'month', by: 0 }],
	[
		{ do: 'seal', by: 0 },
		{ do: 'seal', by: 1 },
		{ do: 'withdraw', who: 3, by: 1 },
		{ do: 'withdraw', who: 4, by: 0 },
		send(5, 13)
	],
	[{ do: 'again', who: 0, by: 1 }, { do: 'month', by: 0 }, send(9, 26)],
	[
		{ do: 'seal', by: 1 },
		{ do: 'crash', by: 1 },
		{ do: 'withdraw-batch', who: 6, by: 0 }
	],
	[{ do: 'month', by: 0 }],
	[
		{ do: 'seal', by: 0 },
		{ do: 'again', who: 6, by: 1 }
	],
	[{ do: 'withdraw-batch', who: 14, by: 1 }]
];
