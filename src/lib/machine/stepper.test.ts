import { describe, expect, it } from 'vitest';
import { sketch } from './sketch';
import { MOST_MARKS, toStepper } from './stepper';

const marks = (count: number) => Array.from({ length: count }, (_, n) => `m${n}`);
const ties = (count: number, levels: number) =>
	Object.fromEntries(
		marks(count).map((id) => [id, { lines: Array<'plain'>(levels).fill('plain'), start: 0 }])
	);

describe('the stepper', () => {
	it('tells every one of thirty marks apart', () => {
		const ids = marks(MOST_MARKS);
		const choices = Object.fromEntries(ids.map((id) => [`leave-${id}`, { marks: [id], to: 'b' }]));
		const stepper = toStepper(sketch({ a: { choices }, b: { to: 'end' } }, { marks: ids }));
		const after = stepper.acts[0]?.map((act) => act.take(0, 0)?.marks);
		expect(new Set(after).size).toBe(MOST_MARKS);
		expect(after?.every((code) => code !== undefined && code > 0)).toBe(true);
		ids.forEach((mark, n) => expect(stepper.test({ mark })(0, after?.[n] ?? 0)).toBe(true));
	});

	it('refuses more marks than it can tell apart', () => {
		const program = sketch({ a: { to: 'end' } }, { marks: marks(MOST_MARKS + 1) });
		expect(() => toStepper(program)).toThrow(new RangeError('31 marks; at most 30 can be walked.'));
	});

	it('refuses more combinations than a number can tell apart', () => {
		const most = sketch({ a: { to: 'end' } }, { marks: marks(30), ties: ties(10, 4) });
		expect(() => toStepper(most)).not.toThrow();
		const more = sketch({ a: { to: 'end' } }, { marks: marks(30), ties: ties(11, 4) });
		expect(() => toStepper(more)).toThrow(RangeError);
	});

	it('stops ties at both ends, and moves them to a level by its number', () => {
		const { acts, start, level } = toStepper(
			sketch(
				{
					a: {
						choices: {
							up: { moves: { t: 'up' }, to: 'a' },
							down: { moves: { t: 'down' }, to: 'a' },
							top: { moves: { t: 2 }, to: 'a' }
						}
					}
				},
				{ ties: { s: { lines: ['thin', 'strong'], start: 1 }, ...renamed('t', ties(1, 3)) } }
			)
		);
		const [up, down, top] = acts[0] ?? [];
		const at = (levels: number | undefined) => [level('s', levels ?? -1), level('t', levels ?? -1)];
		expect(at(start.levels)).toEqual([1, 0]);
		expect(at(down?.take(start.levels, 0)?.levels)).toEqual([1, 0]);
		expect(at(up?.take(start.levels, 0)?.levels)).toEqual([1, 1]);
		const highest = top?.take(start.levels, 0)?.levels ?? 0;
		expect(at(highest)).toEqual([1, 2]);
		expect(at(up?.take(highest, 0)?.levels)).toEqual([1, 2]);
	});

	it('has no way where no road is open', () => {
		const program = sketch({ a: { to: [{ if: { mark: 'm' }, to: 'end' }] } }, { marks: ['m'] });
		const next = toStepper(program).acts[0]?.[0];
		expect(next?.take(0, 0)).toBeUndefined();
		expect(next?.take(0, 1)).toMatchObject({ marks: 1 });
	});
});

function renamed<T>(name: string, record: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.values(record).map((value) => [name, value]));
}
