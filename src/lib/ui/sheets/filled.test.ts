import { describe, expect, it } from 'vitest';
import type { Program } from '$lib/scenario/program';
import { filled } from './filled';

const program: Program = {
	start: '',
	scenes: {},
	endings: {},
	ties: {},
	people: {},
	renamed: {},
	marks: ['a', 'b', 'c'],
	sheets: {
		father: {
			of: 'father',
			entries: {
				fall: { row: 'fears', if: { mark: 'a' } },
				wheel: { row: 'fears', if: { mark: 'c' } },
				truck: { row: 'keeps' }
			}
		},
		child: { of: 'child', entries: { fall: { row: 'fears', if: { mark: 'b' } } } }
	},
	same: { if: { all: [{ mark: 'a' }, { mark: 'b' }] }, entries: ['father.fall', 'child.fall'] }
};
const at = (...marks: string[]) => ({ place: '', ties: {}, marks });

describe('filled', () => {
	it('writes what was heard, and no more', () => {
		const { sheets, same } = filled(program, at('a'));
		expect(sheets[0]?.rows.map(({ row, entries }) => [row, entries.map(({ id }) => id)])).toEqual([
			['words', []],
			['fears', ['fall']],
			['keeps', ['truck']]
		]);
		expect(sheets[1]?.rows.every(({ entries }) => entries.length === 0)).toBe(true);
		expect(same).toBe(false);
	});

	it('leaves blank lines that do not tell how much there is to hear', () => {
		const blanks = (...marks: string[]) =>
			filled(program, at(...marks)).sheets.map(({ rows }) => rows[1]?.blanks);
		expect(blanks()).toEqual([2, 2]);
		expect(blanks('a')).toEqual([1, 2]);
		expect(blanks('a', 'c')).toEqual([1, 2]);
	});

	it('ties the words that both share, once both are found', () => {
		const { sheets, same } = filled(program, at('a', 'b', 'c'));
		expect(same).toBe(true);
		const tied = sheets.flatMap(({ rows }) =>
			rows.flatMap(({ entries }) => entries.filter((entry) => entry.tied))
		);
		expect(tied.map(({ key }) => key)).toEqual([
			'sheets.father.entries.fall.text',
			'sheets.child.entries.fall.text'
		]);
	});

	it('is empty while only the opening of a story has come', () => {
		expect(filled({ ...program, sheets: {} }, at('a', 'b'))).toEqual({ sheets: [], same: false });
	});
});
