import { describe, expect, it } from 'vitest';
import { formatProblem, sortProblems, type Problem } from './problem';
import { problemAt, readSource, type Path } from './source';

const what = { code: 'form', message: 'Something.', hint: 'Mend it.' } as const;

/** Where a path of a text is, as `line:column` and the rest of the line from there. */
function where(text: string, path: Path, on?: 'key' | 'value') {
	const { source } = readSource('a.yaml', text);
	const { line, column, excerpt } = problemAt(source, path, what, on);
	return `${line}:${column} ${excerpt.slice(column - 1)}`;
}

const BLOCK = `people:
  mother:
    name: 和子さん
scenes:
  hall:
    text:
      - 雪。
      - mother: はい。
`;
const FLOW = `people: { mother: { name: 和子さん } }
scenes: { hall: { text: [雪。, { mother: はい。 }] } }
`;

describe('a place in a file', () => {
	it.each<[string, Path, 'key' | 'value', string, string]>([
		['a value', ['people', 'mother', 'name'], 'value', '3:11 和子さん', '1:27 和子さん } }'],
		['a key', ['people', 'mother', 'name'], 'key', '3:5 name: 和子さん', '1:21 name: 和子さん } }'],
		[
			'an item',
			['scenes', 'hall', 'text', 0],
			'value',
			'7:9 雪。',
			'2:26 雪。, { mother: はい。 }] } }'
		],
		[
			'a line',
			['scenes', 'hall', 'text', 1, 'mother'],
			'value',
			'8:17 はい。',
			'2:40 はい。 }] } }'
		],
		[
			'what is missing',
			['scenes', 'hall', 'to'],
			'value',
			'5:3 hall:',
			'2:11 hall: { text: [雪。, { mother: はい。 }] } }'
		],
		[
			'an item too many',
			['scenes', 'hall', 'text', 2],
			'value',
			'6:5 text:',
			'2:19 text: [雪。, { mother: はい。 }] } }'
		],
		[
			'a part of a text',
			['people', 'mother', 'name', 'first'],
			'value',
			'3:5 name: 和子さん',
			'1:21 name: 和子さん } }'
		],
		[
			'nothing at all',
			['endings'],
			'value',
			'1:1 people:',
			'1:1 people: { mother: { name: 和子さん } }'
		]
	])('%s, in block and in flow style', (_, path, on, block, flow) => {
		expect(where(BLOCK, path, on)).toBe(block);
		expect(where(FLOW, path, on)).toBe(flow);
	});

	it('is the same with the line ends of Windows', () => {
		const windows = BLOCK.replaceAll('\n', '\r\n');
		for (const path of [
			['people', 'mother', 'name'],
			['scenes', 'hall', 'text', 1, 'mother']
		]) {
			expect(where(windows, path)).toBe(where(BLOCK, path));
		}
	});

	it('is the first line of an empty file', () => {
		expect(where('', ['scenes'])).toBe('1:1 ');
	});

	it('may be named by a number, as YAML reads it', () => {
		expect(where('entries:\n  7: seven\n', ['entries', '7'])).toBe('2:6 seven');
	});
});

describe('YAML that is not understood', () => {
	it('is told once a place, and several places at once', () => {
		const { problems } = readSource('a.yaml', 'a: 1\n  b: 2\nc: [1\nd: "\n');
		const places = problems.map(({ line, column }) => `${line}:${column}`);
		expect(problems.length).toBeGreaterThan(1);
		expect(new Set(places).size).toBe(places.length);
		expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['yaml']));
	});

	it('tells of a key that stands twice', () => {
		const { problems } = readSource('a.yaml', 'hall: 1\nhall: 2\n');
		expect(problems).toMatchObject([{ code: 'yaml', line: 2, column: 1, excerpt: 'hall: 2' }]);
	});
});

describe('a problem for a terminal', () => {
	const problem = (text: string, path: Path, more = {}): Problem => ({
		...problemAt(readSource('scenarios/a/scenario.yaml', text).source, path, what),
		...more
	});

	it('shows the place, the line with a caret, what to do, and the shortest path', () => {
		const shown = formatProblem(
			problem(BLOCK, ['people', 'mother', 'name'], { path: ['a: b', 'c'] })
		);
		expect(shown.split('\n')).toEqual([
			'scenarios/a/scenario.yaml:3:11 form',
			'  Something.',
			'    3 |     name: 和子さん',
			'      |           ^',
			'  → Mend it.',
			'  shortest path: a: b → c'
		]);
	});

	it.each([
		['full-width letters take two cells', '母: { 名前: x }', ['母', '名前'], 12],
		['half-width kana take one', 'ｶﾅ: x', ['ｶﾅ'], 4],
		['a rare letter is one letter, two cells', '"𠮷": x', ['𠮷'], 6],
		['a small picture too', '"🍎": x', ['🍎'], 6]
	])('%s', (_, text, path, cells) => {
		const lines = formatProblem(problem(text, path)).split('\n');
		expect(lines[3]).toBe(`      | ${' '.repeat(cells)}^`);
	});

	it('shows no path where there is none', () => {
		expect(formatProblem(problem(BLOCK, ['people'], { path: [] }))).not.toContain('path');
	});
});

describe('problems together', () => {
	it('are ordered by file, line and column, and are not changed', () => {
		const at = (file: string, line: number, column: number) =>
			({ ...what, file, line, column, excerpt: '' }) as Problem;
		const given = [at('b', 1, 1), at('a', 10, 1), at('a', 9, 2), at('a', 9, 1)];
		const sorted = sortProblems(given);
		expect(sorted.map((p) => `${p.file}${p.line}.${p.column}`)).toEqual([
			'a9.1',
			'a9.2',
			'a10.1',
			'b1.1'
		]);
		expect(given[0]?.file).toBe('b');
	});
});
