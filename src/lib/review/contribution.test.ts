import { describe, expect, it } from 'vitest';
import { sketch } from '../machine/sketch';
import { contributionOf, readContribution, type RunToSend } from './contribution';
import { MOST_DEEDS } from './path';

const program = sketch(
	{
		street: { to: 'hall' },
		hall: {
			choices: { knock: { marks: ['knocked'], to: 'door' }, wait: 'door' },
			leave: { to: 'left' }
		},
		door: {
			skip: { to: 'stairs' },
			choices: { sorry: { if: { mark: 'knocked' }, to: 'stairs' }, depart: 'stairs' }
		},
		stairs: { to: 'end' }
	},
	{ marks: ['knocked'] }
);
const now = { scenario: 'two-cups', hash: 'abc', program };

type Steps = RunToSend['branches'][number]['steps'];
const run = (steps: Steps, hash = 'abc'): RunToSend => ({
	scenario: 'two-cups',
	current: 'main',
	branches: [
		{ id: 'older', steps: [{ at: 'hall', did: 'wait' }], hash },
		{ id: 'main', steps, hash }
	]
});
const step = (at: string, did = 'next') => ({ at, did });
const whole = [step('street'), step('hall', 'knock'), step('door', 'sorry'), step('stairs')];

describe('what a learner sends', () => {
	it('is the story, its version, first or later, and what was chosen: nothing else', () => {
		const withWords = { ...run(whole), note: 'mine', started: 1, minds: { hall: 'mine' } };
		expect(contributionOf(withWords, 'first', now)).toEqual({
			contribution: {
				scenario: 'two-cups',
				hash: 'abc',
				time: 'first',
				deeds: [step('hall', 'knock'), step('door', 'sorry')]
			}
		});
	});

	it('leaves out the words of a step', () => {
		const spoken = whole.map((one) => ({ ...one, words: { said: 'mine' } }));
		expect(JSON.stringify(contributionOf(run(spoken), 'later', now))).not.toContain('mine');
	});

	it('holds skipping and leaving as what they are', () => {
		const skipped = [step('street'), step('hall', 'wait'), step('door', 'skip'), step('stairs')];
		const left = [step('street'), step('hall', 'leave')];
		expect(contributionOf(run(skipped), 'first', now)).toMatchObject({
			contribution: { deeds: [step('hall', 'wait'), step('door', 'skip')] }
		});
		expect(contributionOf(run(left), 'first', now)).toMatchObject({
			contribution: { deeds: [step('hall', 'leave')] }
		});
	});

	it('is not sent before an ending, of an older version, or with own words', () => {
		const unfinished = contributionOf(run(whole.slice(0, 2)), 'first', now);
		expect(unfinished).toEqual({ refused: 'not-ended', deed: 1 });
		expect(contributionOf(run(whole, 'old'), 'first', now)).toEqual({ refused: 'another-version' });
		const own = [{ ...step('hall', 'knock'), own: 'mine' }];
		expect(contributionOf(run(own), 'first', now)).toEqual({ refused: 'own-words' });
		expect(contributionOf({ ...run(whole), current: 'gone' }, 'first', now)).toEqual({
			refused: 'form'
		});
	});
});

describe('what is received', () => {
	const sent = {
		scenario: 'two-cups',
		hash: 'abc',
		time: 'first',
		deeds: [step('hall', 'knock'), step('door', 'sorry')]
	};
	const read = (change: object) => readContribution({ ...sent, ...change }, now);

	it('is taken as it was sent', () => {
		expect(read({})).toEqual({ contribution: sent });
	});

	it.each([
		['another story', { scenario: 'another' }, { refused: 'another-version' }],
		['another version', { hash: 'old' }, { refused: 'another-version' }],
		['a month too many', { month: '2026-11' }, { refused: 'form' }],
		['an unknown time', { time: 'second' }, { refused: 'form' }],
		['a field too many', { name: 'mine' }, { refused: 'form' }],
		['no list', { deeds: 'hall' }, { refused: 'form' }],
		[
			'words in a deed',
			{ deeds: [{ ...step('hall', 'knock'), own: 'mine' }] },
			{ refused: 'form' }
		],
		['a number as a choice', { deeds: [{ at: 'hall', did: 1 }] }, { refused: 'form' }],
		[
			'a choice that is not there',
			{ deeds: [step('hall', 'sing')] },
			{ refused: 'not-offered', deed: 0 }
		],
		[
			'a choice that is not offered on this way',
			{ deeds: [step('hall', 'wait'), step('door', 'sorry')] },
			{ refused: 'not-offered', deed: 1 }
		],
		[
			'a scene that is elsewhere',
			{ deeds: [step('door', 'depart')] },
			{ refused: 'elsewhere', deed: 0 }
		],
		[
			'a name of every object',
			{ deeds: [step('constructor', 'knock')] },
			{ refused: 'elsewhere', deed: 0 }
		],
		[
			'going on as a deed',
			{ deeds: [step('street', 'next')] },
			{ refused: 'not-offered', deed: 0 }
		],
		[
			'something after the end',
			{ deeds: [...sent.deeds, step('stairs', 'skip')] },
			{ refused: 'not-offered', deed: 2 }
		],
		['nothing', { deeds: [] }, { refused: 'not-ended', deed: 0 }],
		[
			'more than can be',
			{ deeds: Array.from({ length: MOST_DEEDS + 1 }, () => step('hall', 'knock')) },
			{ refused: 'too-long', deed: MOST_DEEDS }
		]
	])('is refused: %s', (_, change, refusal) => {
		expect(read(change)).toEqual(refusal);
	});

	it.each([
		['in any order', [step('door', 'sorry'), step('hall', 'wait')], undefined],
		['nothing', [], { refused: 'no-votes', deed: 0 }],
		['twice', [step('hall', 'wait'), step('hall', 'knock')], { refused: 'twice', deed: 1 }],
		['leaving', [step('hall', 'leave')], { refused: 'not-offered', deed: 0 }],
		['a name of every object', [step('hall', 'toString')], { refused: 'not-offered', deed: 0 }],
		['elsewhere', [step('constructor', 'wait')], { refused: 'not-offered', deed: 0 }]
	])('from a workshop are answers at decisions: %s', (_, deeds, refusal) => {
		const contribution = { ...sent, time: 'together', deeds };
		expect(read({ time: 'together', deeds })).toEqual(refusal ?? { contribution });
	});

	it.each([null, undefined, 'text', 1, [], {}, [sent]])('is refused where it is %j', (input) => {
		expect(readContribution(input, now)).toEqual({ refused: 'form' });
	});

	it('ends where the story goes round in circles and nothing is done', () => {
		const circle = sketch({ hall: { to: 'yard' }, yard: { to: 'hall' } });
		expect(readContribution({ ...sent, deeds: [] }, { ...now, program: circle })).toEqual({
			refused: 'not-ended',
			deed: 0
		});
	});
});
