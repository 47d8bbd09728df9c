import { describe, expect, it } from 'vitest';
import { sketch } from '../machine/sketch';
import { walk } from '../machine/walk';
import { lettered, letterOf } from './choices';
import type { WorkshopEvent } from './events';
import { fold, phaseOf, workshopMachine } from './machine';
import { nextFor } from './next';
import { stopsFor, wayTo } from './plan';
import { opened, program, untilVote } from './sample';
import { foremost, screenOf } from './shown';
import { summaryOf } from './summary';

const machine = workshopMachine(program);
const after = (...events: WorkshopEvent[]) => {
	const state = fold(machine, events);
	return { session: state.context, phase: phaseOf(state) };
};
const screen = (...events: WorkshopEvent[]) => {
	const { session, phase } = after(...events);
	return screenOf(program, session, phase);
};
const close: WorkshopEvent = { type: 'closed' };
const raise = (voices: Record<string, number>): WorkshopEvent => ({ type: 'raised', voices });

describe('the letters', () => {
	it('are those of the story, whatever is offered; choices that come and go stand last', () => {
		const story = sketch({
			door: {
				choices: {
					sorry: { if: { mark: 'rang' }, to: 'end' },
					knock: 'end',
					wait: 'end',
					write: 'end'
				}
			}
		});
		const order = lettered(story, 'door');
		expect([...order].sort()).toEqual(['knock', 'sorry', 'wait', 'write']);
		expect(order.at(-1)).toBe('sorry');
		expect(letterOf(story, 'door', 'sorry')).toBe('D');
		expect(after(...untilVote).session.rounds[0]?.choices).toEqual(lettered(program, 'door'));
	});
});

describe('the projector', () => {
	const votes = [...untilVote, close, raise({ wait: 4 }), { type: 'asked' } as const, close];

	it('shows no choices while the scene is read, and no counts before they are revealed', () => {
		expect(screen(opened, { type: 'begun' }).choices).toEqual([]);
		for (let n = 1; n <= votes.length; n++) expect(screen(...votes.slice(0, n)).votes).toEqual([]);
		expect(screen(...votes, { type: 'revealed' }).votes).toHaveLength(2);
	});

	it('announces a hard scene and shows nothing of it, in a peek as on the way', () => {
		const hard = sketch({
			door: { choices: { knock: 'dark', wait: 'away' } },
			dark: { to: 'away' }
		});
		hard.scenes = {
			...hard.scenes,
			dark: { ...hard.scenes.dark!, caution: 'harsh-words', text: [{ key: 'scenes.dark.text.0' }] }
		};
		const hardMachine = workshopMachine(hard);
		const at = (...log: WorkshopEvent[]) => {
			const state = fold(hardMachine, [opened, { type: 'begun' }, ...log]);
			return { phase: phaseOf(state), ...screenOf(hard, state.context, phaseOf(state)) };
		};
		const peek = at(
			{ type: 'asked' },
			close,
			{ type: 'revealed' },
			{ type: 'peeked', choice: 'knock' }
		);
		expect(peek.beyond).toEqual({ place: 'dark', lines: [], hard: true });
		const there = [
			{ type: 'followed', choice: 'knock', by: 'facilitator' },
			{ type: 'heard' }
		] as const;
		expect(at(...there)).toMatchObject({ phase: 'warned', place: 'dark', lines: [] });
		expect(at(...there, { type: 'entered' })).toMatchObject({ phase: 'reading' });
		expect(at(...there, { type: 'entered' }).lines).toHaveLength(1);
	});

	it('shows nothing of a scene that nobody has read when the evening ends', () => {
		const { place, lines } = screen(
			opened,
			{ type: 'begun' },
			{ type: 'went-on', from: 'street', did: 'next' },
			{ type: 'followed', choice: 'knock', by: 'facilitator' },
			{ type: 'ended' }
		);
		expect([place, lines]).toEqual(['hall', []]);
	});
});

it('a second press of “go on” leaves the scene it was meant for, and not the next', () => {
	const on: WorkshopEvent = { type: 'went-on', from: 'street', did: 'next' };
	expect(after(opened, { type: 'begun' }, on, on).session.place).toBe('door');
});

it('a look down another road comes back to the question, where it came from', () => {
	const asked: WorkshopEvent[] = [...untilVote, close, { type: 'revealed' }, { type: 'wondered' }];
	expect(after(...asked, { type: 'peeked', choice: 'knock' }, { type: 'returned' }).phase).toBe(
		'wondering'
	);
});

describe('what comes next', () => {
	const names = (...events: WorkshopEvent[]) => {
		const { session, phase } = after(...events);
		return nextFor(program, session, phase).map(({ name }) => name);
	};
	it.each([
		[[opened], ['begun']],
		[[opened, { type: 'begun' }], ['next']],
		[untilVote.slice(0, -1), ['asked']],
		[untilVote, ['closed']],
		[
			[...untilVote, close],
			['asked-again', 'revealed-once']
		],
		[[...untilVote, close, { type: 'revealed' }], []],
		[[opened, { type: 'ended' }], []]
	] as [WorkshopEvent[], string[]][])('%#', (log, expected) => {
		expect(names(...log)).toEqual(expected);
	});
});

describe('the road most voices are for', () => {
	const round = (voices: Record<string, number>) => ({
		scene: 'door',
		choices: ['knock', 'wait', 'write'],
		votes: [{ phones: {}, hands: voices }],
		peeked: []
	});
	it('may be several, and none where nobody gave a voice', () => {
		expect(foremost(round({ knock: 2, wait: 5 }))).toEqual(['wait']);
		expect(foremost(round({ knock: 3, write: 3 }))).toEqual(['knock', 'write']);
		expect(foremost(round({}))).toEqual([]);
	});
});

describe('the summary', () => {
	const rounds = (...votes: Record<string, number>[]) =>
		summaryOf([
			{
				scene: 'door',
				choices: ['knock', 'wait'],
				votes: votes.map((hands) => ({ phones: {}, hands })),
				peeked: []
			}
		])[0];
	it('tells what changed only where there were two votes with numbers', () => {
		expect(rounds({ knock: 3 })).toMatchObject({ counts: [[3, 0]], moved: undefined, torn: false });
		expect(rounds({ knock: 3, wait: 1 }, { knock: 2, wait: 2 })).toMatchObject({
			moved: true,
			torn: true
		});
		expect(rounds({ knock: 3 }, { knock: 3 })?.moved).toBe(false);
		expect(rounds({ knock: 3 }, {})?.moved).toBeUndefined();
	});
	it('leaves out what was never voted on', () => {
		expect(summaryOf([{ scene: 'door', choices: ['knock'], votes: [], peeked: [] }])).toEqual([]);
	});
});

describe('a plan', () => {
	const decisions = Array.from({ length: 8 }, (_, n) => ({ id: `d${n}`, asked: n % 2 === 0 }));
	it('stops as often as the time allows, where there is a question to think about, in reading order', () => {
		expect(stopsFor(decisions, 30)).toEqual(['d0', 'd4']);
		expect(stopsFor(decisions, 90)).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd6']);
		expect(stopsFor(decisions, 5)).toEqual(['d0']);
		expect(stopsFor(decisions.slice(5), 60)).toEqual(['d5', 'd6', 'd7']);
		expect(stopsFor([], 60)).toEqual([]);
	});
	it('knows the shortest way to a scene, and neither skips nor leaves', () => {
		const story = sketch({
			street: { to: 'dark', leave: { to: 'garden' } },
			dark: { to: 'garden', skip: { to: 'garden' } },
			garden: { choices: { sit: 'bench' } }
		});
		expect(wayTo(story, walk(story), 'garden')).toEqual(['next', 'next']);
		expect(wayTo(story, walk(story), 'street')).toEqual([]);
		expect(wayTo(story, walk(story), 'moon')).toBeUndefined();
	});
});
