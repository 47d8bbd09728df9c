import { describe, expect, it } from 'vitest';
import type { Program } from '../scenario/program';
import { begin, standing, take, toMachine } from './machine';
import { sketch } from './sketch';

describe('roads are read after the effects', () => {
	const trust = { lines: ['thin', 'plain', 'strong'], start: 0 } as Program['ties'][string];
	const program = sketch(
		{
			hall: {
				choices: {
					knock: {
						marks: ['knocked'],
						to: [{ if: { mark: 'knocked' }, to: 'door' }, { to: 'out' }]
					},
					wait: {
						moves: { trust: 'up' },
						to: [{ if: { tie: 'trust', from: 1, upto: 2 }, to: 'door' }, { to: 'out' }]
					},
					sit: {
						moves: { trust: 2 },
						to: [{ if: { not: { tie: 'trust', from: 0, upto: 1 } }, to: 'door' }, { to: 'out' }]
					},
					depart: {
						moves: { trust: 'down' },
						to: [{ if: { tie: 'trust', from: 0, upto: 0 }, to: 'out' }, { to: 'door' }]
					}
				}
			},
			door: { to: 'in' }
		},
		{ marks: ['knocked'], ties: { trust } }
	);
	const machine = toMachine(program);

	it.each([
		['knock', { place: 'door', ties: { trust: 0 }, marks: ['knocked'] }],
		['wait', { place: 'door', ties: { trust: 1 }, marks: [] }],
		['sit', { place: 'door', ties: { trust: 2 }, marks: [] }],
		['depart', { place: 'out', ties: { trust: 0 }, marks: [] }]
	])('%s', (did, expected) => {
		const after = take(machine, begin(machine), did);
		expect(after && standing(after)).toEqual(expected);
	});

	it('and nothing happens at all where none is open', () => {
		const closed = sketch(
			{
				hall: {
					choices: {
						knock: { marks: ['m'], moves: { trust: 'up' }, to: [{ if: { mark: 'n' }, to: 'out' }] }
					}
				}
			},
			{ marks: ['m', 'n'], ties: { trust } }
		);
		const stuck = toMachine(closed);
		expect(take(stuck, begin(stuck), 'knock')).toBeUndefined();
	});
});
