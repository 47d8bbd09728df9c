import { describe, expect, it } from 'vitest';
import { sketch } from '../machine/sketch';
import { walk } from '../machine/walk';
import type { Seal } from './batches';
import { declare } from './declared';
import { largestOf, release } from './release';
import { cellsOf, type Row } from './row';
import { strainedIn } from './tensions';

const choice = (to: string, strains?: string[]) => ({ to, ...(strains ? { strains } : {}) });
const program = sketch({
	hall: {
		choices: {
			knock: choice('room', ['haste']),
			write: choice('gate'),
			call: choice('gate', ['haste'])
		}
	},
	room: { choices: { sit: 'gate', stand: 'gate' } },
	gate: { choices: { ring: choice('end', ['goal']), wait: choice('home') }, leave: { to: 'left' } }
});
const declared = declare(program, walk(program));

/** Rows from `5 knock sit ring`. */
function batch(...lines: string[]): Row[] {
	const acts = lines.flatMap((line) => {
		const [count, ...did] = line.split(' ');
		return Array.from({ length: Number(count) }, () => did);
	});
	return acts.map((did, n) => ({
		scenario: 'two-cups',
		hash: 'v1',
		course: 'a',
		time: 'first',
		month: '2026-01',
		receipt: `r${n}`,
		cells: cellsOf(declared, {
			time: 'first',
			deeds: did.map((act) => ({ at: placeOf(act), did: act }))
		})
	}));
}

function placeOf(act: string): string {
	const scenes = Object.entries(program.scenes);
	return scenes.find(([, { choices }]) => act in choices)?.[0] ?? 'gate';
}

const sealOf = (rows: Row[]): Seal => ({
	series: { scenario: 'two-cups', hash: 'v1', course: 'a', time: 'first' },
	month: '2026-01',
	receipts: rows.map(({ receipt }) => receipt)
});
const told = (...lines: string[]) => {
	const rows = batch(...lines);
	const { tables, flows, people } = release(declared, sealOf(rows), rows);
	const seen = tables.map(({ scene, groups }) => [
		scene,
		groups === 'withheld'
			? groups
			: groups.map(({ did, people }) => `${did.join('+')} ${people}`).join(', ')
	]);
	return {
		people,
		flows,
		...(Object.fromEntries(seen) as Record<'hall' | 'room' | 'gate', string>)
	};
};

describe('a release', () => {
	it('tells declared decisions by the cell rule, and withholds where only some came', () => {
		expect(told('6 knock sit ring', '6 knock stand wait', '5 write ring')).toMatchObject({
			people: 17,
			hall: 'knock 12, write+call 5',
			room: 'withheld',
			gate: 'ring 11, wait+leave 6'
		});
	});

	it('does not say why it withholds', () => {
		expect(told('12 knock sit ring')).toMatchObject({
			hall: 'withheld',
			room: 'withheld',
			gate: 'withheld'
		});
		expect(told('8 knock sit ring', '4 write wait').hall).toBe('withheld');
	});

	it('does not tell of everybody at the room that all of them knocked', () => {
		// The table of the room, were it told, would have two groups and twelve people.
		expect(told('6 knock sit ring', '6 knock stand ring').room).toBe('withheld');
	});

	it('counts who left in the last cell', () => {
		expect(told('6 write ring', '4 write wait', '3 write leave').gate).toBe('ring 6, wait+leave 7');
	});

	it('tells a flow where each of its four cells has five', () => {
		const even = told('5 knock sit ring', '6 knock stand wait', '5 write ring', '5 write wait');
		expect(even.flows).toEqual([
			{
				from: 'hall',
				to: 'gate',
				people: [
					[6, 5],
					[5, 5]
				]
			}
		]);
		const uneven = told('7 knock sit ring', '4 knock stand wait', '4 write ring', '6 write wait');
		expect(uneven).toMatchObject({
			hall: 'knock 11, write+call 10',
			gate: 'ring 11, wait+leave 10'
		});
		expect(uneven.flows).toEqual([{ from: 'hall', to: 'gate', people: 'withheld' }]);
	});

	it('takes the first of equal groups as the largest', () => {
		const groups = [5, 7, 7].map((people) => ({ did: [], people, other: false }));
		expect(largestOf(groups)).toBe(1);
	});

	it('depends on nothing but what was done by how many', () => {
		const rows = batch('7 knock sit ring', '6 write wait');
		const seal = sealOf(rows);
		expect(release(declared, seal, [...rows].reverse())).toEqual(release(declared, seal, rows));
	});

	it('is refused for other rows than those sealed, and for too few', () => {
		const rows = batch('7 knock sit ring', '6 write wait');
		expect(() => release(declared, sealOf(rows), rows.slice(1))).toThrow(RangeError);
		const other = rows.map((row, n) => (n === 0 ? { ...row, receipt: 'x' } : row));
		expect(() => release(declared, sealOf(rows), other)).toThrow(RangeError);
		const few = batch('9 write ring');
		expect(() => release(declared, sealOf(few), few)).toThrow('at least 10');
		const strange = rows.map((row, n) => (n === 0 ? { ...row, cells: [0, 9] } : row));
		expect(() => release(declared, sealOf(strange), strange)).toThrow('not declared');
	});

	it('of workshops is of those who answered, and has no flows', () => {
		const together = (silent: number) => {
			const rows = batch('6 knock ring', '6 write wait').map((row, n): Row => {
				const gate = { at: 'gate', did: n % 2 === 0 ? 'ring' : 'wait' };
				const deeds = [{ at: 'hall', did: n < 6 ? 'knock' : 'write' }];
				if (n >= silent) deeds.push(gate);
				const cells = cellsOf(declared, { time: 'together', deeds });
				return { ...row, time: 'together', cells };
			});
			const { series, ...rest } = sealOf(rows);
			return release(declared, { ...rest, series: { ...series, time: 'together' } }, rows);
		};
		const gate = (silent: number) =>
			together(silent).tables.find(({ scene }) => scene === 'gate')?.groups;
		expect(together(0)).toMatchObject({ people: 12, flows: [] });
		expect(gate(2)).toEqual([
			{ did: ['ring'], people: 5, other: false },
			{ did: ['wait', 'leave'], people: 5, other: false }
		]);
		expect(gate(3)).toBe('withheld');
	});

	it('of runs has nobody who is silent', () => {
		const rows = batch('7 knock sit ring', '6 write wait');
		const silent = rows.map((row, n) => (n === 0 ? { ...row, cells: [0, -1] } : row));
		expect(() => release(declared, sealOf(silent), silent)).toThrow('not declared');
	});
});

describe('tensions', () => {
	const strained = (...lines: string[]) => {
		const rows = batch(...lines);
		return strainedIn(declared, release(declared, sealOf(rows), rows)).map(
			({ scene, principle, people }) => `${scene}: ${principle} ${people}`
		);
	};

	it('are read off groups of which every choice strains the principle', () => {
		expect(strained('7 knock sit ring', '6 write wait')).toEqual(['hall: haste 7', 'gate: goal 7']);
		// `write` and `call` are told as one, and writing strains nothing.
		expect(strained('7 knock sit ring', '3 write ring', '3 call ring')).toEqual(['hall: haste 7']);
		expect(strained('7 knock sit ring', '6 write ring', '5 call ring')).toEqual(['hall: haste 12']);
	});

	it('are not told where the decision is not', () => {
		expect(strained('12 knock sit ring')).toEqual([]);
	});
});
