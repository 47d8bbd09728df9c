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
		for (const { width, people } of picture.streams)
			expect(width / people).toBeCloseTo((600 - 12) / 20);
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
		const numbers = stream?.path.match(/[\d.]+/g)?.map(Number) ?? [];
		expect(numbers[1]).toBe(90);
		expect(numbers.at(-1)).toBe(190);
		const rest = at('rest:gate');
		expect(numbers.at(-2)).toBeGreaterThan(rest?.x ?? Infinity);
	});

	it('can be of one row', () => {
		const one = { ...release, flows: [], tables: [table('hall', 10, 10)] };
		const { nodes, streams } = layOut(flowsOf(one), room);
		expect(streams).toEqual([]);
		expect(nodes.every(({ x, y, width }) => [x, y, width].every(Number.isFinite))).toBe(true);
	});
});
