import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachine } from '../machine';
import { replay } from '../replay';
import { anySteps, program, walked } from './sample';
import { tieChanges, timelineOf } from './timeline';

const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);

describe('the timeline of a branch', () => {
	it('has one moment for each step that holds', () => {
		const machine = toMachine(program);
		fc.assert(
			fc.property(anySteps, (steps) => {
				const replayed = replay(machine, program, steps);
				const { moments, lost, start, rest } = timelineOf(program, steps, replayed);
				expect(moments).toHaveLength(replayed.held);
				expect([...moments.map(({ taken }) => taken), ...lost]).toEqual(steps);
				const places = [...moments.map(({ before }) => before), rest];
				expect(places).toEqual([start, ...moments.map(({ after }) => after)]);
			})
		);
	});

	it('tells what was done, what followed in two lines, and what was left behind', () => {
		const { moments, ending } = walked('door.ring', 'dark.next', 'table.apologise');
		expect(moments.map(({ kind }) => kind)).toEqual(['choice', 'passage', 'choice']);
		expect(keys(moments[0]?.follows ?? [])).toEqual([
			'scenes.door.choices.ring.then.0',
			'scenes.door.choices.ring.then.1'
		]);
		expect(moments.map(({ marks }) => marks)).toEqual([['rang'], [], ['sorry']]);
		expect(ending?.id).toBe('dry');
	});

	it('marks echoes in scenes, inside variants, after choices and in endings', () => {
		const { moments, ending } = walked('door.ring', 'dark.next', 'table.apologise');
		expect(moments[1]?.echoes).toEqual([
			{
				because: 'scenes.dark.text.0.text.0.because',
				lines: [{ key: 'scenes.dark.text.0.text.0.text.0' }]
			}
		]);
		expect(moments[2]?.answered[0]?.because).toBe('scenes.table.choices.apologise.then.0.because');
		expect(keys(moments[2]?.follows ?? [])).toEqual(['scenes.table.choices.apologise.then.1']);
		expect(ending?.echoes).toHaveLength(1);
		expect(walked('door.wait', 'dark.next').moments[1]?.echoes).toEqual([]);
	});

	it('tells a skipped scene by its summary alone', () => {
		const { moments } = walked('door.ring', 'dark.skip');
		expect(moments[1]?.kind).toBe('skip');
		expect(moments[1]?.echoes).toEqual([]);
		expect(keys(moments[1]?.follows ?? [])).toEqual(['scenes.dark.skip.text']);
	});

	it('keeps the steps that no longer hold as they stood', () => {
		const gone = { at: 'garden', did: 'dig', words: { ask: '何をしますか', said: '掘ります。' } };
		const { moments, lost, rest, ending } = walked('door.wait', gone, 'table.ask');
		expect(moments).toHaveLength(1);
		expect(lost).toEqual([gone, { at: 'table', did: 'ask' }]);
		expect(rest.place).toBe('dark');
		expect(ending).toBeUndefined();
	});

	it('reads ids that were renamed since', () => {
		const [moment] = walked('old-door.call').moments;
		expect([moment?.at, moment?.did, moment?.taken.at]).toEqual(['door', 'ring', 'old-door']);
	});
});

it('lists ties that have moved, without those of unseen people', () => {
	const { start, moments, rest } = walked('door.ring', 'dark.next', 'table.apologise');
	const here = moments[0]?.after ?? start;
	expect(tieChanges(program, start, here)).toEqual([{ tie: 'trust', from: 1, to: 0 }]);
	expect(tieChanges(program, start, rest)).toEqual([{ tie: 'trust', from: 1, to: 2 }]);
	expect(tieChanges(program, start, start)).toEqual([]);
});
