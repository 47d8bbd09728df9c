import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../scenario/program';
import { arbitraryProgram } from '../machine/program.arbitrary';
import { sketch, type Bones } from '../machine/sketch';
import { toStepper } from '../machine/stepper';
import { walk } from '../machine/walk';
import { declare, type Moment } from './declared';
import type { Deed } from './path';
import { cellAt } from './row';

const of = (scenes: Record<string, Bones>, marks: string[] = []) => {
	const program = sketch(scenes, { marks });
	return declare(program, walk(program)).moments;
};
const cellsOf = (moments: Moment[]) =>
	Object.fromEntries(
		moments.map(({ scene, cells }) => [scene, cells.map((cell) => cell.join('+')).join(' ')])
	);

describe('declared decisions', () => {
	it('are those that everybody comes to, in the order they come', () => {
		const moments = of({
			last: { to: 'hall' },
			gate: { choices: { ring: 'end', wait: 'end' } },
			hall: { choices: { knock: 'room', write: 'gate' } },
			room: { choices: { sit: 'gate', stand: 'gate' } }
		});
		// Only who knocks comes to the room.
		expect(cellsOf(moments)).toEqual({ hall: 'knock write', gate: 'ring wait' });
		expect(moments.map(({ scene }) => scene)).toEqual(['hall', 'gate']);
	});

	it('are none that an early ending passes by, nor one that is come to again', () => {
		expect(
			cellsOf(
				of({
					hall: { choices: { knock: 'door', depart: 'early' } },
					door: { choices: { sit: 'end', stand: 'end' } }
				})
			)
		).toEqual({ hall: 'knock depart' });
		expect(
			cellsOf(
				of({
					hall: { choices: { knock: 'hall', write: 'door' } },
					door: { choices: { sit: 'end', stand: 'end' } }
				})
			)
		).toEqual({ door: 'sit stand' });
	});

	it('divide choices that are only sometimes offered as finely as can be', () => {
		const knocked = { mark: 'knocked' };
		const hall: Bones = { choices: { knock: { marks: ['knocked'], to: 'door' }, write: 'door' } };
		const door = (choices: Bones['choices']) =>
			cellsOf(of({ hall, door: { choices } }, ['knocked'])).door;
		const sorry = { if: knocked, to: 'end' };
		expect(door({ sit: 'end', stand: 'end', sorry })).toBe('sit stand+sorry');
		expect(door({ sit: 'end', sorry, thanks: { if: { not: knocked }, to: 'end' } })).toBe(
			'sit sorry+thanks'
		);
		expect(door({ sit: 'end', sorry })).toBeUndefined();
	});

	it('have a cell for skipping, and leaving lies in the last', () => {
		const moments = of({
			hall: { choices: { knock: 'door', write: 'door' }, leave: { to: 'left' } },
			door: { choices: { sit: 'end', stand: 'end' }, skip: { to: 'end' } }
		});
		expect(cellsOf(moments)).toEqual({ hall: 'knock write+leave', door: 'sit stand skip+leave' });
	});

	it('say in the last cell that it holds those who left before, wherever they did', () => {
		const moments = of({
			hall: { choices: { knock: 'porch', write: 'door' } },
			// Only who knocks comes here, and may leave.
			porch: { choices: { ring: 'door', call: 'door' }, leave: { to: 'left' } },
			door: { choices: { sit: 'room', stand: 'room' } },
			room: { choices: { pour: 'end', ask: 'end' }, skip: { to: 'end' } }
		});
		expect(cellsOf(moments)).toEqual({
			hall: 'knock write',
			door: 'sit stand+leave',
			room: 'pour ask skip+leave'
		});
		// As it is with whoever left there.
		const deeds = [
			{ at: 'hall', did: 'knock' },
			{ at: 'porch', did: 'leave' }
		];
		for (const moment of moments.slice(1))
			expect(moment.cells[cellAt(moment, deeds)]).toContain('leave');
	});

	it('are none where a run can get stuck', () => {
		const nowhere = { if: { mark: 'never' }, to: 'end' };
		const moments = of(
			{
				hall: { choices: { knock: 'door', write: 'end' } },
				door: { choices: { sit: { to: [nowhere] } } }
			},
			['never']
		);
		expect(moments).toEqual([]);
	});

	it('do not depend on one another: every combination of cells is somebody’s run', () => {
		let several = 0;
		fc.assert(
			fc.property(arbitraryProgram, (program) => {
				const moments = declare(program, walk(program)).moments;
				const seen = new Set<string>();
				for (const deeds of waysOf(program)) {
					seen.add(moments.map((moment) => cellAt(moment, deeds)).join(' '));
				}
				const combinations = moments.reduce((all, { cells }) => all * cells.length, 1);
				if (moments.length > 1) several++;
				if (moments.length > 0) expect(seen.size).toBe(combinations);
			}),
			{ numRuns: 1500, seed: 1 }
		);
		expect(several).toBeGreaterThan(5);
	});
});

/** Every whole way through a program whose scenes only lead further down. */
function waysOf(program: Program): Deed[][] {
	const stepper = toStepper(program);
	const ways: Deed[][] = [];
	const follow = (at: typeof stepper.start, deeds: Deed[]) => {
		if (at.place >= stepper.scenes) ways.push(deeds);
		for (const act of stepper.acts[at.place] ?? []) {
			const after = act.offered(at.levels, at.marks) && act.take(at.levels, at.marks);
			if (after) follow(after, [...deeds, { at: stepper.places[at.place] ?? '', did: act.did }]);
		}
	};
	follow(stepper.start, []);
	return ways;
}
