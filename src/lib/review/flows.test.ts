import { describe, expect, it } from 'vitest';
import { flowsOf } from './flows';
import type { Release, Table } from './release';

const table = (scene: string, ...people: number[]): Table => ({
	scene,
	groups: people.map((n, at) => ({ did: [`${scene}-${at}`], people: n, other: false }))
});
const fog = (scene: string): Table => ({ scene, groups: 'withheld' });
const release = (tables: Table[], flows: Release['flows']): Release => ({
	series: { scenario: 'tea', hash: 'v1', course: 'a', time: 'first' },
	month: '2026-10',
	people: 23,
	tables,
	flows
});
const sums = ({ nodes, links }: ReturnType<typeof flowsOf>) =>
	nodes.map(({ id, people }) => ({
		id,
		people,
		into: links.filter(({ target }) => target === id).reduce((all, one) => all + one.people, 0),
		from: links.filter(({ source }) => source === id).reduce((all, one) => all + one.people, 0)
	}));

describe('the flows of a release', () => {
	it('are drawn from side to side where they are told, the largest group first', () => {
		const flows = flowsOf(
			release(
				[table('hall', 5, 12, 6), table('gate', 13, 10)],
				[
					{
						from: 'hall',
						to: 'gate',
						people: [
							[7, 5],
							[6, 5]
						]
					}
				]
			)
		);
		expect(flows.steps).toEqual(['hall', 'gate']);
		expect(flows.nodes.map(({ id, people, groups }) => [id, people, groups.length])).toEqual([
			['largest:hall', 12, 1],
			['rest:hall', 11, 2],
			['largest:gate', 13, 1],
			['rest:gate', 10, 1]
		]);
		expect(flows.links).toEqual([
			{ source: 'largest:hall', target: 'largest:gate', people: 7, told: true },
			{ source: 'largest:hall', target: 'rest:gate', people: 5, told: true },
			{ source: 'rest:hall', target: 'largest:gate', people: 6, told: true },
			{ source: 'rest:hall', target: 'rest:gate', people: 5, told: true }
		]);
	});

	it('go into mist and out of it where two told decisions have no told flow', () => {
		const flows = flowsOf(
			release(
				[table('hall', 18, 5), table('gate', 13, 10)],
				[{ from: 'hall', to: 'gate', people: 'withheld' }]
			)
		);
		expect(flows.nodes.map(({ kind, step }) => [kind, step])).toEqual([
			['largest', 0],
			['rest', 0],
			['mist', 0.5],
			['largest', 1],
			['rest', 1]
		]);
		expect(flows.links.every(({ told }) => !told)).toBe(true);
		// What goes in and out are the tables' own numbers: none of the four cells.
		expect(flows.links.map(({ people }) => people)).toEqual([18, 5, 13, 10]);
	});

	it('pass through the fog of a withheld decision, and lose nobody', () => {
		const flows = flowsOf(
			release(
				[table('hall', 12, 11), fog('side'), fog('room'), fog('yard'), table('gate', 13, 10)],
				[
					{ from: 'hall', to: 'room', people: 'withheld' },
					{ from: 'room', to: 'yard', people: 'withheld' },
					{ from: 'yard', to: 'gate', people: 'withheld' }
				]
			)
		);
		// A decision that is not among the flows is in no row.
		expect(flows.steps).toEqual(['hall', 'room', 'yard', 'gate']);
		for (const { id, people, into, from } of sums(flows)) {
			if (!id.endsWith('hall')) expect(into, id).toBe(people);
			if (!id.endsWith('gate')) expect(from, id).toBe(people);
		}
	});

	it('are not drawn where nothing is told', () => {
		const flows = flowsOf(
			release([fog('hall'), fog('gate')], [{ from: 'hall', to: 'gate', people: 'withheld' }])
		);
		expect(flows).toEqual({ steps: [], nodes: [], links: [] });
	});

	it('are one row where the story has one declared decision', () => {
		const flows = flowsOf(release([fog('side'), table('hall', 12, 11)], []));
		expect(flows.steps).toEqual(['hall']);
		expect(flows.links).toEqual([]);
		expect(flows.nodes).toHaveLength(2);
	});
});
