import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, mergeRuns } from './merge';
import { TEXT_LIMIT } from './runs';
import { anyRun, runOf } from './sample';
import { FILE_LIMIT, readExport } from './transfer';

const file = (runs: unknown, more = {}) =>
	JSON.stringify({ format: 'banso-journal', version: 1, made: '2024-04-01', runs, ...more });

describe('a file that is not quite right', () => {
	const problems = (text: string) =>
		readExport(text).problems.map(({ code, where }) => [code, where]);
	const run = runOf('a', 'b');
	const [main] = run.branches;

	it.each([
		['', 'not-json'],
		['{"format":"banso-jour', 'not-json'],
		['[[['.repeat(100_000), 'not-json'],
		['null', 'not-a-journal'],
		['[]', 'not-a-journal'],
		['{"format":"other","version":1,"runs":[]}', 'not-a-journal'],
		[file([run], { version: 2 }), 'newer'],
		[' '.repeat(FILE_LIMIT + 1), 'too-big'],
		['あ'.repeat(FILE_LIMIT / 3 + 1), 'too-big']
	])('is refused as a whole (%#: %.30s)', (text, code) => {
		const read = readExport(text);
		const message = `journal.problem.${code}`;
		expect(read).toEqual({ runs: [], problems: [{ code, where: '', message }] });
	});

	it.each([
		['version', { version: '1' }, 'wrong'],
		['version', { version: 0 }, 'wrong'],
		['runs', { runs: {} }, 'wrong'],
		['runs', { runs: undefined }, 'missing']
	])('is refused for its %s: %j', (where, more, code) => {
		expect(problems(file([run], more))).toEqual([[code, where]]);
	});

	it.each<[string, string, unknown]>([
		['wrong', '', 7],
		['missing', '.seed', { ...run, seed: undefined }],
		['wrong', '.seed', { ...run, seed: 'x' }],
		['wrong', '.rev', { ...run, rev: -1 }],
		['wrong', '.rev', { ...run, rev: 1.5 }],
		['wrong', '.started', { ...run, started: null }],
		['wrong', '.id', { ...run, id: '' }],
		['wrong', '.scenario', { ...run, scenario: '../../x' }],
		['wrong', '.lang', { ...run, lang: 'ja"' }],
		['wrong', '.branches', { ...run, branches: [] }],
		['too-long', '.branches', { ...run, branches: Array(1001).fill(main) }],
		['unlinked', '.current', { ...run, current: 'gone' }],
		['wrong', '.branches[0].read', { ...run, branches: [{ ...main, read: 3 }] }],
		['wrong', '.branches[0].id', { ...run, branches: [main, main] }],
		[
			'missing',
			'.branches[0].steps[1].did',
			{ ...run, branches: [{ ...main, steps: [main!.steps[0], { at: 's1' }] }] }
		],
		[
			'too-long',
			'.branches[0].steps[0].own',
			{
				...run,
				branches: [{ ...main, steps: [{ at: 's', did: 'own', own: 'あ'.repeat(TEXT_LIMIT + 1) }] }]
			}
		],
		['too-long', '.minds.s0', { ...run, minds: { s0: 'x'.repeat(5 * TEXT_LIMIT + 1) } }],
		['too-long', '.note', { ...run, note: 'x'.repeat(5 * TEXT_LIMIT + 1) }],
		['wrong', '.reflections.s0', { ...run, reflections: { s0: ['x'] } }],
		[
			'unlinked',
			'.branches[1].from.branch',
			{ ...run, branches: [main, { ...main, id: 'b', from: { branch: 'gone', step: 0 } }] }
		],
		[
			'unlinked',
			'.branches[0].from.branch',
			{ ...run, branches: [{ ...main, from: { branch: 'main', step: 0 } }] }
		],
		[
			'wrong',
			'.branches[1].from.step',
			{ ...run, branches: [main, { ...main, id: 'b', from: { branch: 'main', step: 3 } }] }
		]
	])('is told (%s at %s), and whole runs are read all the same', (code, where, broken) => {
		const read = readExport(file([run, broken]));
		expect(read.runs).toEqual([run]);
		expect(read.problems).toEqual([
			{ code, where: `runs[1]${where}`, message: `journal.problem.${code}` }
		]);
	});

	it('may begin with a byte order mark and carry fields we do not know', () => {
		expect(readExport('\uFEFF' + file([{ ...run, colour: 'moss' }]))).toEqual({
			runs: [run],
			problems: []
		});
	});

	it('cannot reach the prototype', () => {
		const text = file([run]).replace('"minds":{}', '"minds":{"__proto__":"x"},"__proto__":{"p":1}');
		const read = readExport(text);
		expect(read.runs[0]).toEqual(run);
		expect((read.runs[0] as unknown as { p?: number }).p).toBeUndefined();
	});

	it('is described by fifty problems at most', () => {
		expect(readExport(file(Array(200).fill(0))).problems).toHaveLength(50);
	});

	it('never makes it throw', () => {
		const inside = fc.json().map((json) => file([JSON.parse(json)]));
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json(), inside), (text) => {
				const { runs, problems } = readExport(text);
				expect(runs).toEqual([]);
				expect(problems.length).toBeGreaterThan(0);
			})
		);
	});

	it('with one value changed is read alike, or refused with its place', () => {
		const values = fc.jsonValue({ maxDepth: 2 });
		fc.assert(
			fc.property(anyRun, fc.nat(), values, (whole, which, value) => {
				const flat: [object, string][] = [];
				const copy = structuredClone(whole);
				const visit = (node: object) => {
					for (const [key, child] of Object.entries(node) as [string, unknown][]) {
						flat.push([node, key]);
						if (typeof child === 'object' && child !== null) visit(child);
					}
				};
				visit(copy);
				const [node, key] = flat[which % flat.length]!;
				Object.assign(node, { [key]: value });
				const { runs, problems } = readExport(file([copy]));
				expect(runs.length === 1).toBe(problems.length === 0);
				for (const { where } of problems) expect(where).toMatch(/^runs\[0\]/);
				for (const run of runs) expect(covers(mergeRuns(whole, run), whole)).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});
});
