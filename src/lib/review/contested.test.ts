import { describe, expect, it } from 'vitest';
import { contestedIn } from './contested';
import type { Table } from './release';

const table = (scene: string, ...people: number[]): Table => ({
	scene,
	groups: people.map((n, at) => ({ did: [`${at}`], people: n, other: false }))
});

describe('the most divided decision', () => {
	it('is the one whose most frequent answer is the least frequent', () => {
		const tables = [table('hall', 18, 5), table('room', 12, 11), table('gate', 8, 8, 7)];
		expect(contestedIn({ tables })).toBe('gate');
		expect(contestedIn({ tables: tables.slice(0, 2) })).toBe('room');
	});

	it('is so by its share, where not as many answered each time', () => {
		const tables = [table('hall', 10, 5), table('room', 12, 11), table('gate', 14, 7, 7)];
		expect(contestedIn({ tables })).toBe('gate');
		// Two thirds each.
		expect(contestedIn({ tables: [table('hall', 14, 7), table('room', 10, 5)] })).toBe('hall');
	});

	it('is the first of equals', () => {
		expect(contestedIn({ tables: [table('hall', 12, 11), table('room', 11, 12)] })).toBe('hall');
	});

	it('is never a withheld one', () => {
		expect(contestedIn({ tables: [{ scene: 'hall', groups: 'withheld' }] })).toBeUndefined();
	});
});
