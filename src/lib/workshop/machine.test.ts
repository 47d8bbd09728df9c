import { describe, expect, it } from 'vitest';
import type { WorkshopEvent } from './events';
import { fold, phaseOf, workshopMachine } from './machine';
import { addVoices, countBallots } from './ballots';
import { cast, opened, program, untilVote, untilVoteOf } from './sample';

const machine = workshopMachine(program);
const after = (...events: WorkshopEvent[]) => {
	const state = fold(machine, events);
	return { phase: phaseOf(state), ...state.context };
};

describe('a round', () => {
	it('is read, voted, talked over, voted again, shown, followed', () => {
		const log: WorkshopEvent[] = [
			...untilVoteOf(1, 1),
			cast('s0', { knock: 1 }),
			cast('s1', { wait: 1 }),
			{ type: 'closed' },
			{ type: 'raised', voices: { write: 4 } },
			{ type: 'asked' },
			cast('s0', { wait: 1 }),
			{ type: 'closed' },
			{ type: 'raised', voices: { write: 3 } },
			{ type: 'revealed' },
			{ type: 'wondered' }
		];
		const phases = log.map((_, n) => after(...log.slice(0, n + 1)).phase);
		expect(phases.filter((phase, n) => phase !== phases[n - 1])).toEqual([
			'gathering',
			'reading',
			'choosing',
			'talking',
			'choosing-again',
			'counted',
			'revealed',
			'wondering'
		]);
		const { rounds, place } = after(...log);
		expect(place).toBe('door');
		expect(rounds).toHaveLength(1);
		expect(rounds[0]?.votes).toEqual([
			{ phones: { knock: 1, wait: 1 }, hands: { write: 4 } },
			{ phones: { wait: 1 }, hands: { write: 3 } }
		]);
		const followed = after(...log, { type: 'followed', choice: 'write', by: 'majority' });
		expect([followed.phase, followed.place]).toEqual(['following', 'garden']);
		const on = after(
			...log,
			{ type: 'followed', choice: 'write', by: 'majority' },
			{ type: 'heard' }
		);
		expect([on.phase, on.place, on.looking]).toEqual(['reading', 'garden', undefined]);
	});

	it('opens an unchosen road and comes back from it to the same place', () => {
		const shown: WorkshopEvent[] = [...untilVote, { type: 'closed' }, { type: 'revealed' }];
		const there = after(...shown, { type: 'peeked', choice: 'knock' });
		expect([there.phase, there.looking, there.place]).toEqual(['peeking', 'knock', 'door']);
		const back = after(...shown, { type: 'peeked', choice: 'knock' }, { type: 'returned' });
		expect([back.phase, back.looking, back.rounds[0]?.peeked]).toEqual([
			'revealed',
			undefined,
			['knock']
		]);
	});

	it('need not be voted on: the facilitator may simply go on', () => {
		const { phase, rounds, place } = after(
			opened,
			{ type: 'begun' },
			{ type: 'went-on', from: 'street', did: 'next' },
			{ type: 'followed', choice: 'knock', by: 'facilitator' }
		);
		expect([phase, place]).toEqual(['following', 'hall']);
		expect(rounds[0]).toMatchObject({ scene: 'door', votes: [], followed: { by: 'facilitator' } });
	});

	it('ends where the story ends', () => {
		const walk: WorkshopEvent[] = [
			opened,
			{ type: 'begun' },
			{ type: 'went-on', from: 'street', did: 'next' },
			{ type: 'followed', choice: 'wait', by: 'facilitator' },
			{ type: 'heard' },
			{ type: 'followed', choice: 'sit', by: 'facilitator' }
		];
		expect(after(...walk)).toMatchObject({ phase: 'following', place: 'bench' });
		expect(after(...walk, { type: 'heard' }).phase).toBe('ended');
	});

	it('can begin at a scene in the middle', () => {
		const { place, steps } = after({ ...opened, way: ['next', 'wait'] } as WorkshopEvent);
		expect([place, steps]).toEqual(['garden', ['next', 'wait']]);
	});
});

describe('what does not belong changes nothing', () => {
	it.each([
		['a ballot before the vote opens', [opened, { type: 'begun' }, cast('s0', { knock: 1 })]],
		['a ballot after it closes', [...untilVoteOf(1), { type: 'closed' }, cast('s0', { knock: 1 })]],
		['a ballot of nobody', [...untilVoteOf(1), cast('s9', { knock: 1 })]],
		['a ballot for something else', [...untilVoteOf(1), cast('s0', { sit: 1 })]],
		['more voices than sit there', [...untilVoteOf(2), cast('s0', { knock: 2, wait: 1 })]]
	] as [string, WorkshopEvent[]][])('%s', (_, log) => {
		const { ballots, rounds } = after(...log);
		expect([ballots.size, rounds[0]?.votes[0]?.phones ?? {}]).toEqual([0, {}]);
	});

	it.each([
		['a second vote while the first is open', [...untilVote, { type: 'asked' }], 'choosing'],
		[
			'a third vote',
			[...untilVote, { type: 'closed' }, { type: 'asked' }, { type: 'closed' }, { type: 'asked' }],
			'counted'
		],
		[
			'a choice that is not offered',
			[
				opened,
				{ type: 'begun' },
				{ type: 'went-on', from: 'street', did: 'next' },
				{ type: 'followed', choice: 'sit', by: 'facilitator' }
			],
			'reading'
		],
		[
			'a vote where there is nothing to choose',
			[opened, { type: 'begun' }, { type: 'asked' }],
			'reading'
		],
		['anything after the end', [opened, { type: 'ended' }, { type: 'begun' }], 'ended']
	] as [string, WorkshopEvent[], string][])('%s', (_, log, phase) => {
		expect(after(...log).phase).toBe(phase);
	});
});

describe('ballots', () => {
	it('count once: the latest of each phone, however often and in whatever order they come', () => {
		const state = after(
			...untilVoteOf(1, 3),
			cast('s0', { knock: 1 }, 2),
			cast('s0', { wait: 1 }, 1),
			cast('s0', { knock: 1 }, 2),
			cast('s1', { knock: 1, write: 2 })
		);
		expect(countBallots(state)).toEqual({ knock: 2, write: 2 });
	});

	it('may be taken back', () => {
		const state = after(...untilVoteOf(1), cast('s0', { knock: 1 }, 1), cast('s0', {}, 2));
		expect(countBallots(state)).toEqual({});
	});

	it('are gone from the session once counted', () => {
		const state = after(...untilVoteOf(1), cast('s0', { knock: 1 }), { type: 'closed' });
		expect(state.ballots.size).toBe(0);
		expect(state.rounds[0]?.votes[0]?.phones).toEqual({ knock: 1 });
	});

	it('add up with hands', () => {
		expect(addVoices({ a: 1, b: 0 }, { a: 2, c: 3 })).toEqual({ a: 3, c: 3 });
	});

	it('leave hands to what was offered alone', () => {
		const { rounds } = after(
			...untilVote,
			{ type: 'closed' },
			{ type: 'raised', voices: { knock: 3 } },
			{ type: 'raised', voices: { knock: 4, sit: 1 } }
		);
		expect(rounds[0]?.votes[0]?.hands).toEqual({ knock: 3 });
	});
});
