import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Column } from '$lib/review/column';
import ja from '$lib/i18n/locales/ja/review.json';
import { shownOf } from './shown';
import { toCsv, toJson, type Taking } from './taken';
import { sayingIn } from './words';

const t = (key: string, values: Record<string, string | number> = {}) =>
	Object.entries(values).reduce(
		(text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
		(ja as Record<string, string>)[key] ?? key
	);
const choice = (id: string, letter: string) => ({ id, letter, words: `${id}…`, said: true });
const column: Column = {
	key: 'one',
	course: '-研修',
	version: {
		scenario: 'tea',
		hash: 'v1',
		title: 'お茶',
		scenes: [
			{ scene: 'hall', ask: 'どうしますか', choices: [choice('wait', 'A'), choice('knock', 'B')] },
			{ scene: 'gate', ask: 'なんと言いますか', choices: [choice('ring', 'A')] }
		],
		decisions: [
			{ scene: 'hall', strains: { wait: [], knock: ['haste'] } },
			{ scene: 'gate', strains: { ring: [] } }
		]
	},
	release: {
		series: { scenario: 'tea', hash: 'v1', course: 'a', time: 'first' },
		month: '2026-10',
		people: 12,
		tables: [
			{
				scene: 'hall',
				groups: [
					{ did: ['knock'], people: 7, other: false },
					{ did: ['wait', 'leave'], people: 5, other: true }
				]
			},
			{ scene: 'gate', groups: 'withheld' }
		],
		flows: [{ from: 'hall', to: 'gate', people: 'withheld' }]
	}
};
const saying = sayingIn(t, { haste: '急がない' });
const taking = (texts: string[] = []): Taking => ({
	story: 'お茶',
	columns: [column],
	shown: shownOf([column], saying),
	written: [{ month: '2026-10', scenes: [{ scene: 'hall', ask: 'どうでしたか', texts }] }]
});
const linesOf = (csv: string) => Papa.parse<string[]>(csv.slice(1).trim()).data;

describe('what is shown', () => {
	it('stands in the order of the letters, what has none last', () => {
		const [hall] = shownOf([column], saying).decisions;
		const groups = hall?.tables[0]?.groups;
		expect(
			groups === 'withheld' ? [] : groups?.map(({ acts }) => acts.map(({ id }) => id))
		).toEqual([['wait', 'leave'], ['knock']]);
	});

	it('names what was strained where all of a group strained it', () => {
		const [hall, gate] = shownOf([column], saying).decisions;
		expect(hall?.tables[0]?.strained).toEqual([
			{ principle: 'haste', name: '急がない', people: 7 }
		]);
		expect(gate?.tables[0]?.strained).toEqual([]);
		expect([hall?.tables[0]?.contested, gate?.tables[0]?.contested]).toEqual([true, false]);
	});

	it('is empty for a version that has no such scene, and in the order of the story', () => {
		const { version } = column;
		const [hall, gate] = version.scenes;
		const between = { scene: 'room', ask: '?', choices: [] };
		const other = { ...version, scenes: [hall, between, gate].flatMap((one) => one ?? []) };
		const { decisions } = shownOf([column, { ...column, key: 'two', version: other }], saying);
		expect(decisions.map(({ scene }) => scene)).toEqual(['hall', 'room', 'gate']);
		expect(decisions[1]?.tables.map((table) => table === undefined)).toEqual([true, false]);
	});
});

describe('what is taken along', () => {
	it('is a line for each number, and a sentence without one for what is withheld', () => {
		const [, ...lines] = linesOf(toCsv(taking(), 'ja', t));
		expect(lines.map((line) => [line[5], line[6], line[8], line[9]])).toEqual([
			['迷いどころ', 'hall', 'A 「wait…」 / 物語を離れた（ここか、前の場面で）', '5'],
			['迷いどころ', 'hall', 'B 「knock…」', '7'],
			['迷いどころ', 'gate', t('withheld'), ''],
			['流れ', 'hall → gate', t('withheld'), ''],
			['引き合っていた姿勢', 'hall', '急がない', '7']
		]);
		expect(lines.every((line) => line[3] === '2026年10月' && line[4] === '12')).toBe(true);
	});

	it('opens in Excel as what it is, and runs nothing', () => {
		const bad = [
			'=1+1',
			'+1',
			'-1',
			'@SUM(A1)',
			'＝1',
			'＋1',
			'＠a',
			'\t=1',
			' =1',
			'a\n=1',
			'"=1'
		];
		const csv = toCsv(taking(bad), 'ja', t);
		expect(csv.codePointAt(0)).toBe(0xfeff);
		const cells = linesOf(csv).flat();
		for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
		// The name of a course is typed by a trainer, and is no safer.
		expect(cells).toContain("'-研修");
		expect(cells).toContain("'=1+1");
		// What is no formula stays as it was written.
		expect(cells).toContain('a\n=1');
	});

	it('is the same for programs', () => {
		const json = JSON.parse(toJson(taking(['はい']))) as { releases: Record<string, unknown>[] };
		expect(json.releases[0]).toMatchObject({
			people: 12,
			decisions: [
				{ scene: 'hall', groups: [{ people: 5, other: true }, { people: 7 }] },
				{ scene: 'gate', groups: 'withheld' }
			],
			flows: [{ from: 'hall', to: 'gate', cells: 'withheld' }]
		});
		expect(JSON.stringify(json)).not.toContain('"series"');
	});
});
