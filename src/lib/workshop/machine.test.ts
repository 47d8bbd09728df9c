import { describe, expect, it } from 'vitest';
import type { WorkshopEvent } from './events';
import { fold, phaseOf, workshopMachine } from './machine';
import { opened, program, untilVote } from './sample';

const machine = workshopMachine(program);
const after = (...events: WorkshopEvent[]) => {
	const state = fold(machine, events);
	return { phase: phaseOf(state), ...state.context };
};

describe('a round', () => {
	it('is read, voted, talked over, voted again, shown, followed', () => {
		const log: WorkshopEvent[] = [
			...untilVote,
			{ type: 'closed' },
			{ type: 'raised', voices: { write: 4 } },
			{ type: 'asked' },
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
		expect(rounds[0]?.votes).toEqual([{ write: 4 }, { write: 3 }]);
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
