import { describe, expect, it } from 'vitest';
import { FEWEST, merge } from './cells';

/** What is published, as `cells:people`. */
const told = (...counts: number[]) =>
	merge(counts)?.map(({ cells, people }) => `${cells.join('+')}:${people}`) ?? 'withheld';

describe('the cell rule', () => {
	it('tells every cell that has five or more', () => {
		expect(told(5, 7)).toEqual(['0:5', '1:7']);
	});

	it('merges smaller cells, zeros included', () => {
		expect(told(3, 9, 2)).toEqual(['0+2:5', '1:9']);
		expect(told(5, 0, 9, 6)).toEqual(['0+1:5', '2:9', '3:6']);
	});

	it('lets merged cells that are still too few take in the next smallest, of equals the first', () => {
		expect(told(4, 9, 6)).toEqual(['0+2:10', '1:9']);
		expect(told(6, 6, 1)).toEqual(['0+2:7', '1:6']);
	});

	it('withholds what would be one group, whatever the reason', () => {
		for (const counts of [[12], [12, 0, 0], [11, 1], [8, 4], [4, 4, 4], [5, 4], [0, 0], []]) {
			expect(told(...counts)).toBe('withheld');
		}
	});

	it('says of which groups small cells are part', () => {
		expect(merge([3, 9, 2])?.map(({ other }) => other)).toEqual([true, false]);
	});
});

/** All ways to lay so many people into cells. */
function* layings(people: number, cells: number): Generator<number[]> {
	if (cells === 1) yield [people];
	else
		for (let n = 0; n <= people; n++)
			for (const rest of layings(people - n, cells - 1)) yield [n, ...rest];
}

describe('somebody who knows the rule and the answers of some of the people', () => {
	/** Whether there are answers of `known` people, and a table, from which it follows that all others did the same. */
	const finds = (people: number, cells: number, known: number): boolean => {
		for (const told of layings(known, cells)) {
			const worlds = new Map<string, { counts: number[]; alike: Set<number> }>();
			for (const others of layings(people - known, cells)) {
				const seen = JSON.stringify(merge(others.map((n, cell) => n + (told[cell] ?? 0))) ?? 0);
				const alone = others.findIndex((n) => n === people - known);
				const world = worlds.get(seen) ?? { counts: others, alike: new Set() };
				worlds.set(seen, world);
				world.alike.add(alone);
			}
			for (const { alike } of worlds.values()) if (alike.size === 1 && !alike.has(-1)) return true;
		}
		return false;
	};

	it.each([10, 11, 12, 14])('finds nobody of %i who did the same as all others', (people) => {
		for (const cells of [2, 3, 4]) {
			for (let known = 0; known < FEWEST; known++) expect(finds(people, cells, known)).toBe(false);
		}
	});

	it('would, were five known', () => {
		expect(finds(10, 2, FEWEST)).toBe(true);
	});
});
