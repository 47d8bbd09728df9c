import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program, TieNode } from '$lib/scenario/program';
import { NAME, NAME_LINE } from './cells';
import { widthOf } from './letters';
import { linesOf, planMap, wordsOf } from './map';
import type { Box, Placed } from './place';

type People = Program['people'];

function program(people: People, ties: Record<string, Partial<TieNode>> = {}): Program {
	const nodes = Object.entries(ties).map(([id, tie]): [string, TieNode] => [
		id,
		{ lines: ['thin', 'strong'], start: 0, ...tie }
	]);
	return {
		start: '',
		scenes: {},
		endings: {},
		marks: [],
		sheets: {},
		renamed: {},
		people,
		ties: Object.fromEntries(nodes)
	};
}

function sayer(texts: Record<string, string>) {
	return (key: string) => texts[key] ?? (key.includes('.levels.') ? 'なんとか立っている' : key);
}

function meet(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function within(a: Box, b: Box): boolean {
	return (
		a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height
	);
}

/** Whether a name has room where it stands: in its shape, or in its cell below the shape. */
function nameFits({ name, below, kind, rx, ry, box }: Placed): boolean {
	const rows = (name.length * NAME_LINE) / 2;
	return name.every((line) => {
		const half = widthOf(line, NAME) / 2;
		if (below) return half <= box.width / 2;
		if (kind === 'service') return half <= rx && rows <= ry;
		return Math.hypot(half, ((name.length - 1) * NAME_LINE) / 2) <= rx;
	});
}

const names = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'和子定男小林田さんハル先生'), minLength: 1, maxLength: 6 }),
	fc.string({ unit: fc.constantFrom(...'aekmortWiluS'), minLength: 1, maxLength: 14 })
);
const someone = fc.record({
	name: names,
	home: fc.boolean(),
	kind: fc.constantFrom('person' as const, 'service' as const, 'creature' as const),
	state: fc.boolean()
});

/** Two to twelve people with `you`, names of all lengths, some with a state, tied in a ring. */
const crowds = fc.array(someone, { minLength: 1, maxLength: 11 }).map((others) => {
	const people: People = { you: {} };
	const texts: Record<string, string> = { 'people.you.name': 'あなた' };
	const ties: Record<string, Partial<TieNode>> = {
		tonight: { of: 'home' },
		strength: { of: 'you' }
	};
	others.forEach(({ name, home, kind, state }, n) => {
		people[`p${n}`] = { home, kind };
		texts[`people.p${n}.name`] = name;
		ties[`t${n}`] = { from: n % 3 === 0 ? 'you' : `p${n - 1}`, to: `p${n}` };
		if (state) ties[`s${n}`] = { of: `p${n}` };
	});
	return { program: program(people, ties), say: sayer(texts), count: others.length + 1 };
});

describe('planMap', () => {
	it('gives everybody room, whatever the names and their number', () => {
		fc.assert(
			fc.property(crowds, ({ program, say, count }) => {
				const { places, ways } = planMap(program, say, '家');
				const { cells, home } = places;
				expect(cells).toHaveLength(count);
				const all = { x: 0, y: 0, width: places.width, height: places.height };
				for (const [n, cell] of cells.entries()) {
					expect(within(cell.box, all)).toBe(true);
					expect(nameFits(cell)).toBe(true);
					for (const other of cells.slice(n + 1)) expect(meet(cell.box, other.box)).toBe(false);
					if (!home) continue;
					if (cell.home) expect(within(cell.box, home)).toBe(true);
					else expect(meet(cell.box, home)).toBe(false);
				}
				for (const points of Object.values(ways)) expect(points.length).toBeGreaterThan(1);
			}),
			{ numRuns: 60 }
		);
	}, 20_000);

	const family = program(
		{
			you: {},
			father: { home: true },
			mother: { home: true },
			child: { home: true },
			neighbour: {},
			cat: { kind: 'creature', unseen: true }
		},
		{
			father: { from: 'you', to: 'father', lines: ['missing', 'thin', 'strong'] },
			thread: { from: 'you', to: 'child', lines: ['missing', 'thin'] },
			supper: { from: 'father', to: 'child', lines: ['strained', 'plain'] },
			tea: { from: 'neighbour', to: 'mother', lines: ['missing', 'plain'], start: 1 },
			strength: { of: 'mother' },
			paws: { from: 'you', to: 'cat' }
		}
	);
	const say = sayer({
		'people.you.name': 'あなた',
		'people.father.name': '定男さん',
		'people.mother.name': 'ふみさん',
		'people.child.name': 'ナオさん',
		'people.neighbour.name': '竹内さん',
		'ties.strength.name': 'ふみさんの力',
		'ties.father.levels.0': '身がまえている',
		'ties.father.levels.1': '話しはじめた'
	});
	const t = (key: string, values: Record<string, string>) =>
		({
			'tie-pair': `${values['one']}と${values['other']}`,
			'tie-you': `${values['one']}とあなた`,
			'tie-now': `${values['tie']}：${values['level']}`,
			'tie-was': `${values['tie']}：${values['level']}（前は、${values['before']}）`
		})[key] ?? key;
	const start = {
		place: '',
		marks: [],
		ties: { father: 0, thread: 0, supper: 0, tea: 1, strength: 0 }
	};
	const later = { ...start, ties: { ...start.ties, father: 1 } };

	it('leads no line through a name or a shape', () => {
		expect(planMap(family, say, '家').crossed).toBe(0);
	});

	it('leaves out whom nobody should see, with their ties', () => {
		const { places, ways } = planMap(family, say, '家');
		expect(places.cells.map(({ id }) => id)).not.toContain('cat');
		expect(Object.keys(ways)).toEqual(['father', 'thread', 'supper', 'tea']);
		expect(wordsOf(family, start, { say, t }).map(({ id }) => id)).not.toContain('paws');
	});

	it('draws lines by level, and marks what has changed', () => {
		const lines = linesOf(planMap(family, say, '家'), family, later, start);
		expect(lines.map(({ line }) => line)).toEqual(['thin', 'missing', 'strained', 'plain']);
		expect(lines.filter(({ changed }) => changed).map(({ id }) => id)).toEqual(['father']);
		for (const { d } of lines) expect(d).toMatch(/^M[-\d. ]+(L[-\d. ]+)+$/);
	});

	it('marks nothing where there is no step before', () => {
		const lines = linesOf(planMap(family, say, '家'), family, later);
		expect(lines.some(({ changed }) => changed)).toBe(false);
	});

	it('says the same in words', () => {
		const words = wordsOf(family, later, { before: start, say, t });
		expect(words.map(({ text }) => text)).toEqual([
			'定男さんとあなた：話しはじめた（前は、身がまえている）',
			'ナオさんとあなた：なんとか立っている',
			'定男さんとナオさん：なんとか立っている',
			'竹内さんとふみさん：なんとか立っている',
			'ふみさんの力：なんとか立っている'
		]);
		expect(words.filter(({ changed }) => changed)).toHaveLength(1);
	});

	it('takes the level at the start where a standing says nothing', () => {
		const lines = linesOf(planMap(family, say, '家'), family, { place: '', marks: [], ties: {} });
		expect(lines.find(({ id }) => id === 'tea')?.line).toBe('plain');
	});

	it('keeps two ties between the same two apart', () => {
		const two = program(
			{ you: {}, p: { home: true } },
			{ a: { from: 'you', to: 'p' }, b: { from: 'p', to: 'you' } }
		);
		const [a, b] = linesOf(planMap(two, say, '家'), two, start);
		expect(
			Math.hypot((a?.mark.x ?? 0) - (b?.mark.x ?? 0), (a?.mark.y ?? 0) - (b?.mark.y ?? 0))
		).toBeGreaterThan(8);
	});
});
