import { describe, expect, it } from 'vitest';
import { sketch } from '../machine/sketch';
import { walk } from '../machine/walk';
import { collect, storyOf, type Handed, type StoryHere } from './collected';
import type { Contribution } from './contribution';
import { declare } from './declared';
import { toFile } from './file';

const program = sketch({
	hall: { choices: { knock: 'gate', write: 'gate', call: 'gate' } },
	gate: { choices: { ring: 'end', wait: 'end' } }
});
const story: StoryHere = {
	scenario: 'two-cups',
	hash: 'v1',
	program,
	declared: declare(program, walk(program))
};
const stories = new Map([[story.scenario, story]]);

function file(n: number, did: [string, string], more: Partial<Contribution> = {}): Handed {
	const deeds = [
		{ at: 'hall', did: did[0] },
		{ at: 'gate', did: did[1] }
	];
	const contribution: Contribution = {
		scenario: 'two-cups',
		hash: 'v1',
		time: 'first',
		deeds,
		...more
	};
	const receipt = n.toString(16).padStart(32, '0');
	return { name: `${n}.json`, text: JSON.stringify(toFile(receipt, contribution)) };
}
const knock = (n: number) => file(n, ['knock', 'ring']);
const write = (n: number) => file(n, ['write', 'wait']);
const ten = [1, 2, 3, 4, 5].map(knock).concat([6, 7, 8, 9, 10].map(write));
const why = (handed: Handed[]) =>
	Object.fromEntries(collect(handed, stories).not.map((one) => [one.name, one.why]));

describe('files that were handed in', () => {
	it('are told by the rule of release from ten on', () => {
		const { groups, not } = collect(ten, stories);
		expect(not).toEqual([]);
		expect(groups).toHaveLength(1);
		expect(groups[0]).toMatchObject({ scenario: 'two-cups', hash: 'v1', time: 'first' });
		expect(groups[0]?.files).toHaveLength(10);
		expect(groups[0]?.release).toMatchObject({
			people: 10,
			tables: [
				{
					scene: 'hall',
					groups: [
						{ did: ['knock', 'call'], people: 5, other: true },
						{ did: ['write'], people: 5, other: false }
					]
				},
				{ scene: 'gate', groups: [{ people: 5 }, { people: 5 }] }
			]
		});
	});

	it('are not told when they are nine, and the files are still named', () => {
		const [group] = collect(ten.slice(1), stories).groups;
		expect(group?.files).toHaveLength(9);
		expect(group).not.toHaveProperty('release');
	});

	it('do not make ten of two kinds', () => {
		const mixed = [...ten.slice(0, 9), file(10, ['write', 'wait'], { time: 'later' })];
		const { groups } = collect(mixed, stories);
		expect(groups.map(({ time, files }) => [time, files.length])).toEqual([
			['first', 9],
			['later', 1]
		]);
		expect(groups.some((group) => group.release)).toBe(false);
	});

	it('tell the same in any order', () => {
		const [one] = collect(ten, stories).groups;
		const [other] = collect([...ten].reverse(), stories).groups;
		expect(other?.release).toEqual(one?.release);
	});

	it('count once when they are there twice', () => {
		const twice = { ...knock(1), name: 'again.json' };
		const { groups } = collect([...ten.slice(0, 9), twice], stories);
		expect(groups[0]?.files).toHaveLength(9);
		expect(why([...ten, twice])).toEqual({ 'again.json': 'double' });
	});

	it('do not count at all when one receipt says two things', () => {
		const other = { ...file(1, ['call', 'wait']), name: 'other.json' };
		const { groups } = collect([...ten, other], stories);
		expect(groups[0]?.files).toHaveLength(9);
		expect(why([...ten, other])).toEqual({
			'1.json': 'two-contents',
			'other.json': 'two-contents'
		});
	});

	it('are each named with a reason where they do not count, and the others go on', () => {
		const bad: Handed[] = [
			{ name: 'none.json', text: undefined },
			{ name: 'words.txt', text: 'hello' },
			{ ...file(21, ['jump', 'ring']), name: 'impossible.json' },
			{ ...file(22, ['knock', 'ring'], { hash: 'v0' }), name: 'old.json' },
			{ ...file(23, ['knock', 'ring'], { scenario: 'other' }), name: 'elsewhere.json' },
			{
				name: 'empty.json',
				text: JSON.stringify({
					format: 'banso-contribution',
					version: 1,
					receipt: 'f'.repeat(32),
					contribution: null
				})
			}
		];
		expect(why([...bad, ...ten])).toEqual({
			'none.json': 'unreadable',
			'words.txt': 'unreadable',
			'impossible.json': 'altered',
			'old.json': 'another-version',
			'elsewhere.json': 'unknown-story',
			'empty.json': 'altered'
		});
		expect(collect([...bad, ...ten], stories).groups[0]?.release?.people).toBe(10);
	});

	it('say of which story they are, so that only that one is fetched', () => {
		expect(storyOf(knock(1))).toBe('two-cups');
		expect(storyOf({ name: 'a', text: '{' })).toBeUndefined();
	});
});
