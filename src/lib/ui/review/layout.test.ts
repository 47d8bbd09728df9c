import { describe, expect, it } from 'vitest';
import { flowsOf } from '$lib/review/flows';
import type { Release, Table } from '$lib/review/release';
import { layOut } from './layout';

const table = (scene: string, ...people: number[]): Table => ({
	scene,
	groups: people.map((n, at) => ({ did: [`${at}`], people: n, other: false }))
});
const release: Release = {
	series: { scenario: 'tea', hash: 'v1', course: 'a', time: 'first' },
	month: '2026-10',
	people: 20,
	tables: [
		table('hall', 5, 10, 5),
		table('gate', 10, 10),
		{ scene: 'room', groups: 'withheld' },
		table('yard', 15, 5),
		table('home', 14, 6)
	],
	flows: [
		{
			from: 'hall',
			to: 'gate',
			people: [
				[5, 5],
				[5, 5]
			]
		},
		{ from: 'gate', to: 'room', people: 'withheld' },
		{ from: 'room', to: 'yard', people: 'withheld' },
		{ from: 'yard', to: 'home', people: 'withheld' }
	]
};
const room = { width: 600, words: 40, bar: 50, between: 60 };
const picture = layOut(flowsOf(release), room);
const at = (id: string) => picture.nodes.find((node) => node.id === id);

/** The upper and the lower edge of a stream. */
function endsOf(path: string) {
	const all = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
	const point = (n: number) => ({ x: all[2 * n] ?? NaN, y: all[2 * n + 1] ?? NaN });
	const [topLeft, footLeft, footRight, topRight] = [point(0), point(3), point(4), point(7)];
	return {
		top: { ...topLeft, width: topRight.x - topLeft.x },
		foot: { ...footLeft, width: footRight.x - footLeft.x }
	};
}

describe('the picture of a release', () => {
	it('has a row for each decision, from top to bottom', () => {
		expect(picture.rows.map(({ y }) => y)).toEqual([0, 150, 300, 450, 600]);
		expect(picture.height).toBe(690);
		expect(at('largest:gate')?.y).toBe(190);
		expect(at('mist:yard')?.y).toBe(570);
	});

	it('is as wide as there are people, everywhere', () => {
		for (const { kind, width, people, x } of picture.nodes) {
			if (kind !== 'mist') expect(width / people).toBeCloseTo((600 - 12) / 20);
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + width).toBeLessThanOrEqual(600.001);
		}
		for (const { path, people } of picture.streams) {
			const { top, foot } = endsOf(path);
			expect(top.width / people).toBeCloseTo((600 - 12) / 20, 1);
			expect(foot.width).toBeCloseTo(top.width, 1);
		}
	});

	it('keeps what is in a row apart', () => {
		for (const { scene } of picture.rows) {
			const parts = picture.nodes
				.filter((node) => node.scene === scene)
				.flatMap(({ parts }) => parts);
			for (const [n, part] of parts.slice(1).entries()) {
				const before = parts[n];
				expect(part.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
			}
		}
	});

	it('leads each stream from the foot of one piece to the top of another', () => {
		const stream = picture.streams.find(({ id }) => id === 'largest:hall>rest:gate');
		const { top, foot } = endsOf(stream?.path ?? '');
		expect([top.y, foot.y]).toEqual([90, 190]);
		expect(foot.x).toBeGreaterThanOrEqual((at('rest:gate')?.x ?? Infinity) - 0.1);
		expect(top.x).toBeGreaterThanOrEqual((at('largest:hall')?.x ?? Infinity) - 0.1);
	});

	it('can be of one row', () => {
		const one = { ...release, flows: [], tables: [table('hall', 10, 10)] };
		const { nodes, streams } = layOut(flowsOf(one), room);
		expect(streams).toEqual([]);
		expect(nodes.every(({ x, y, width }) => [x, y, width].every(Number.isFinite))).toBe(true);
	});
});
