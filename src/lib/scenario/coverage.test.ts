import { describe, expect, it } from 'vitest';
import { coverageOf, teachingOf, type Teaching } from './coverage';
import type { Script } from './schema';

const both = { ja: 'あ', en: 'a' };
const references = {
	casebook: {
		directions: [1, 2].map((number) => ({ number, name: both })),
		entries: ['1', '2'].map((number) => ({
			number,
			title: both,
			organisation: both,
			directions: [1],
			sections: []
		}))
	},
	principles: {
		principles: Object.fromEntries(
			['p', 'q', 'r'].map((id, number) => [
				id,
				{ number, name: both, meaning: both, question: both }
			])
		),
		tensions: []
	},
	committee: { rows: { D1: { name: both, opinions: { 'D1-01': both, 'D1-02': both } } } }
};

function story(
	slug: string,
	entry: string,
	touched: string[][],
	opinions: string[] = []
): Teaching {
	const decisions = touched.map((principles, n) => ({
		slug,
		scene: `s${n}`,
		principles,
		opinions
	}));
	return { slug, entry, directions: [Number(entry)], decisions };
}

describe('what a story teaches', () => {
	it('is taught by decisions: passages do not count, keeping and straining both do', () => {
		const scenes = {
			door: {
				teaches: ['D1-01'],
				choices: { a: { keeps: 'p' }, b: { strains: ['q', 'p'] } }
			},
			street: { teaches: ['D1-02'], to: 'end' }
		};
		const script = { about: { casebook: '1' }, directions: [1], scenes } as unknown as Script;
		expect(teachingOf('tea', script)).toEqual({
			slug: 'tea',
			entry: '1',
			directions: [1],
			decisions: [{ slug: 'tea', scene: 'door', principles: ['p', 'q'], opinions: ['D1-01'] }]
		});
	});
});

describe('coverage', () => {
	it('has no gaps where everything is taught, and no principle stands out', () => {
		const all = [
			story('one', '1', [['p', 'q'], ['r']], ['D1-01']),
			story('two', '2', [['p', 'q', 'r']], ['D1-02'])
		];
		const { gaps, average, opinions } = coverageOf(all, references);
		expect(gaps).toEqual([]);
		expect(average).toBe(2);
		expect(opinions[1]?.decisions.map(({ slug, scene }) => [slug, scene])).toEqual([['two', 's0']]);
	});

	it('tells what nothing teaches', () => {
		const { gaps } = coverageOf([story('one', '1', [['p'], ['q']], ['D1-01'])], references);
		expect(gaps).toEqual([
			{ kind: 'entry', id: '2', count: 0 },
			{ kind: 'direction', id: '2', count: 0 },
			{ kind: 'opinion', id: 'D1-02', count: 0 },
			{ kind: 'principle', id: 'r', count: 0 }
		]);
	});

	it('tells principles under half and over twice the average, and not those at the bounds', () => {
		const touched = (p: number, q: number, r: number) =>
			Array.from({ length: Math.max(p, q, r) }, (_, n) =>
				Object.entries({ p, q, r }).flatMap(([id, count]) => (n < count ? [id] : []))
			);
		const of = (...counts: [number, number, number]) =>
			coverageOf(
				[story('a', '1', touched(...counts), ['D1-01', 'D1-02']), story('b', '2', [[]])],
				references
			)
				.gaps.filter(({ kind }) => kind === 'seldom' || kind === 'often')
				.map(({ kind, id }) => `${kind} ${id}`);
		expect(of(8, 2, 2)).toEqual([]);
		expect(of(9, 2, 2)).toEqual(['often p', 'seldom q', 'seldom r']);
	});
});
