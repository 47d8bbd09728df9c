import fc from 'fast-check';
import type { WorkshopEvent } from '../../src/lib/workshop/events';
import type { Place } from './model';
import { onward } from './tea';

/** What may happen in a hall, at any moment and in any order; `by` names the process that is asked. */
export type Deed = { by: number; who: number } & (
	| { do: 'join' | 'duplicate' | 'reconnect' | 'next' | 'crash' }
	| { do: 'vote'; choice: number; for: 'open' | 'first' | 'last' }
);

export const SIZES = [1, 1, 3];
export const CHOICES = ['knock', 'wait', 'sit'];

/** What the facilitator does, in order, and the vote that is open or was last when it is done. */
export const STEPS: [WorkshopEvent, Place][] = [
	[{ type: 'begun' }, { round: 1, vote: 1 }],
	[onward, { round: 1, vote: 1 }],
	[{ type: 'asked' }, { round: 1, vote: 1 }],
	[{ type: 'closed' }, { round: 1, vote: 1 }],
	[{ type: 'asked' }, { round: 1, vote: 2 }],
	[{ type: 'closed' }, { round: 1, vote: 2 }],
	[{ type: 'revealed' }, { round: 1, vote: 2 }],
	[
		{ type: 'followed', choice: 'wait', by: 'facilitator' },
		{ round: 1, vote: 2 }
	],
	[{ type: 'heard' }, { round: 2, vote: 1 }],
	[{ type: 'asked' }, { round: 2, vote: 1 }],
	[{ type: 'closed' }, { round: 2, vote: 1 }],
	[{ type: 'revealed' }, { round: 2, vote: 1 }]
];

export interface Evening {
	from: number;
	seated: number[];
	lists: Deed[][];
}

/** Mostly the vote that is open; now and then one that is over, or not yet open. */
const FOR = ['open', 'open', 'open', 'open', 'open', 'open', 'first', 'last'] as const;

const whoAndBy = { who: fc.nat({ max: SIZES.length - 1 }), by: fc.nat({ max: 1 }) };
const some = (what: Exclude<Deed['do'], 'vote'>, weight: number) => ({
	weight,
	arbitrary: fc.record({ ...whoAndBy, do: fc.constant(what) })
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
	some('join', 4),
	some('duplicate', 3),
	some('reconnect', 1),
	some('next', 2),
	some('crash', 1),
	{
		weight: 14,
		arbitrary: fc.record({
			...whoAndBy,
			do: fc.constant('vote' as const),
			choice: fc.nat({ max: CHOICES.length - 1 }),
			for: fc.constantFrom(...FOR)
		})
	}
);
/** What stands in one list comes at once; the next list waits for the answers. */
export const evening: fc.Arbitrary<Evening> = fc.record({
	/** How far the hall is when it begins to be disorderly. */
	from: fc.constantFrom(3, 3, 3, 5, 0),
	/** Who sits there by then. */
	seated: fc.subarray(SIZES.map((_, n) => n)),
	lists: fc.array(fc.array(deed, { minLength: 1, maxLength: 7, size: 'max' }), {
		minLength: 1,
		maxLength: 10,
		size: 'max'
	})
});

const vote = (who: number, choice: number, by = 0): Deed => ({
	do: 'vote',
	who,
	by,
	choice,
	for: 'open'
});
const deedOf = (what: Exclude<Deed['do'], 'vote'>, who = 0, by = 0): Deed => ({
	do: what,
	who,
	by
});

/** An evening on which all of it happens; it is always tried first. */
export const FULL: Evening = {
	from: 3,
	seated: [0, 1],
	lists: [
		[vote(0, 0), vote(1, 1, 1), vote(2, 1)],
		[deedOf('duplicate', 0, 1), vote(1, 0), deedOf('join', 2, 1)],
		[vote(2, 1), vote(0, 1, 1), deedOf('crash', 0, 1)],
		[vote(2, 0), deedOf('reconnect', 1), deedOf('duplicate', 0)],
		[vote(0, 0, 1), deedOf('next'), vote(1, 1)],
		[deedOf('duplicate', 0), deedOf('next', 0, 1)],
		[vote(0, 1), vote(1, 0, 1), deedOf('crash')],
		[deedOf('duplicate', 0), deedOf('duplicate', 1), deedOf('next')],
		[deedOf('next', 0, 1)]
	]
};
