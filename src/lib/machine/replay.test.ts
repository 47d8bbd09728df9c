import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachine } from './machine';
import { replay, type Recorded } from './replay';
import { sketch, type Bones } from './sketch';

const story: Record<string, Bones> = {
	hall: { choices: { knock: { marks: ['knocked'], to: 'door' }, wait: 'door' } },
	door: {
		skip: { to: 'stairs' },
		choices: {
			sorry: { if: { mark: 'knocked' }, moves: { trust: 'up' }, to: 'stairs' },
			depart: 'stairs'
		}
	},
	stairs: { to: 'end' }
};
const rest = {
	marks: ['knocked'],
	ties: { trust: { lines: ['thin', 'strong'], start: 0 } }
} as const;
const program = (scenes = story, renamed = {}) =>
	sketch(scenes, { marks: [...rest.marks], ties: rest.ties as never, renamed });

/** `hall: knock` as a recorded step. */
const steps = (...names: string[]): Recorded[] =>
	names.map((name) => {
		const [at = '', did = 'next'] = name.split(': ');
		return { at, did };
	});
const run = (recorded: Recorded[], now = program()) => replay(toMachine(now), now, recorded);

describe('a run that still holds', () => {
	it('is replayed to its end', () => {
		const { held, broken, standings } = run(steps('hall: knock', 'door: sorry', 'stairs'));
		expect({ held, broken }).toEqual({ held: 3, broken: undefined });
		expect(standings).toEqual([
			{ place: 'hall', ties: { trust: 0 }, marks: [] },
			{ place: 'door', ties: { trust: 0 }, marks: ['knocked'] },
			{ place: 'stairs', ties: { trust: 1 }, marks: ['knocked'] },
			{ place: 'end', ties: { trust: 1 }, marks: ['knocked'] }
		]);
	});

	it('may stop anywhere, skip, or not have begun', () => {
		expect(run([])).toMatchObject({ held: 0, standings: [{ place: 'hall' }] });
		expect(run(steps('hall: wait', 'door: skip')).standings.at(-1)?.place).toBe('stairs');
	});

	it('follows ids that were renamed, scenes and choices', () => {
		const { hall, door, stairs } = story as Record<'hall' | 'door' | 'stairs', Bones>;
		const now = program(
			{
				entrance: { choices: { tap: { marks: ['knocked'], to: 'door' }, wait: 'door' } },
				door: door,
				stairs: stairs
			},
			{ hall: 'entrance', knock: 'tap' }
		);
		expect(hall.choices?.['tap']).toBeUndefined();
		const { held, standings } = run(steps('hall: knock', 'door: sorry'), now);
		expect(held).toBe(2);
		expect(standings.map(({ place }) => place)).toEqual(['entrance', 'door', 'stairs']);
	});
});

describe('a run that no longer holds', () => {
	it('breaks where the scene is gone', () => {
		const { held, broken } = run(steps('hall: wait', 'cellar: look'));
		expect({ held, broken }).toEqual({
			held: 1,
			broken: { at: 'cellar', did: 'look', reason: 'gone' }
		});
	});

	it('breaks where the choice is gone', () => {
		expect(run(steps('hall: ring')).broken).toEqual({ at: 'hall', did: 'ring', reason: 'gone' });
	});

	it('breaks where the choice is not offered on this way', () => {
		const { held, broken } = run(steps('hall: wait', 'door: sorry', 'stairs'));
		expect({ held, reason: broken?.reason }).toEqual({ held: 1, reason: 'not-offered' });
	});

	it('breaks where there is now something to choose, or nothing to skip', () => {
		expect(run(steps('hall')).broken?.reason).toBe('not-offered');
		expect(run(steps('hall: skip')).broken?.reason).toBe('not-offered');
	});

	it('breaks where the road leads elsewhere now', () => {
		const moved = program({ ...story, hall: { choices: { knock: 'stairs', wait: 'door' } } });
		const { held, broken, standings } = run(steps('hall: knock', 'door: depart'), moved);
		expect({ held, reason: broken?.reason }).toEqual({ held: 1, reason: 'elsewhere' });
		expect(standings.at(-1)?.place).toBe('stairs');
	});

	it('does not take the step of one place at another', () => {
		const moved = program({ ...story, hall: { choices: { knock: 'stairs', wait: 'door' } } });
		const { held, broken } = run(steps('hall: knock', 'door'), moved);
		expect({ held, reason: broken?.reason }).toEqual({ held: 1, reason: 'elsewhere' });
	});

	it('breaks after the ending', () => {
		expect(run(steps('hall: wait', 'door: depart', 'stairs', 'stairs')).held).toBe(3);
	});
});

describe('nothing is guessed', () => {
	it('keeps the log, and stops before the first step that does not hold', () => {
		const recorded = steps('hall: ring', 'door: depart', 'stairs');
		const copy = structuredClone(recorded);
		const { held, standings } = run(recorded);
		expect({ held, standings: standings.length }).toEqual({ held: 0, standings: 1 });
		expect(recorded).toEqual(copy);
	});

	it('takes no name of the language for a name of the story', () => {
		for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
			expect(run([{ at: name, did: 'next' }]).broken?.reason).toBe('gone');
			expect(run([{ at: 'hall', did: name }]).broken?.reason).toBe('gone');
		}
	});

	it('never throws, whatever a file holds', () => {
		const word = fc.oneof(fc.string(), fc.constantFrom('hall', 'door', 'knock', 'next', 'skip'));
		fc.assert(
			fc.property(fc.array(fc.record({ at: word, did: word })), (recorded) => {
				const { held, standings, broken } = run(recorded);
				expect(standings.length).toBe(held + 1);
				expect(broken === undefined).toBe(held === recorded.length);
			})
		);
	});
});
