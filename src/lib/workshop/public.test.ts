import { describe, expect, it } from 'vitest';
import type { WorkshopEvent } from './events';
import { fold, phaseOf, workshopMachine } from './machine';
import { publicOf } from './public';
import { cast, program, untilVoteOf } from './sample';

const machine = workshopMachine(program);

/** What leaves the server of a log. */
function heard(log: WorkshopEvent[]): WorkshopEvent[] {
	let state = fold(machine, []);
	return log.flatMap((event) => {
		const open = publicOf(event, state.context, phaseOf(state));
		state = fold(machine, [event], state);
		return open ?? [];
	});
}

const voted: WorkshopEvent[] = [
	...untilVoteOf(1, 1),
	cast('s0', { knock: 1 }),
	{ type: 'closed' },
	{ type: 'raised', voices: { write: 2 } },
	{ type: 'asked' },
	cast('s1', { wait: 1 }),
	{ type: 'closed' }
];

describe('what leaves the server', () => {
	it('says nothing of what phones chose before it is shown', () => {
		const said = JSON.stringify(heard(voted.slice(5)));
		expect(said).not.toContain('knock');
		expect(said).not.toContain('wait');
		expect(JSON.stringify(heard(voted))).not.toMatch(/"(cast|seated|seat)"/);
	});

	it.each([
		['shown', { type: 'revealed' }],
		['cut short', { type: 'ended' }]
	] as [string, WorkshopEvent][])('folds to the same votes once the round is %s', (_, event) => {
		const log = [...voted, event];
		const there = fold(machine, heard(log));
		const here = fold(machine, log);
		expect(there.context.rounds).toEqual(here.context.rounds);
		expect(phaseOf(there)).toBe(phaseOf(here));
	});

	it('is where everybody stands, at every moment', () => {
		for (let n = 0; n <= voted.length; n++) {
			const part = voted.slice(0, n);
			expect(phaseOf(fold(machine, heard(part)))).toBe(phaseOf(fold(machine, part)));
		}
	});

	it('does not tell votes twice', () => {
		const log: WorkshopEvent[] = [
			...voted,
			{ type: 'revealed' },
			{ type: 'followed', choice: 'wait', by: 'majority' },
			{ type: 'ended' }
		];
		expect(heard(log).at(-1)).toEqual({ type: 'ended' });
	});
});
