import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryProgram } from '../machine/program.arbitrary';
import type { WorkshopEvent } from './events';
import { fold, phaseOf, workshopMachine } from './machine';
import { nextFor } from './next';
import { opened } from './sample';
import { screenOf } from './shown';
import { wayOf } from './way';

/** A press: one of what is offered, or, as from a window that has fallen behind, something of another phase. */
const press = fc.record({ offered: fc.boolean(), n: fc.nat(20) });

it('whatever is pressed, in whatever order, the wall shows no counts early, and the story stands where its steps lead', () => {
	let revealed = 0;
	fc.assert(
		fc.property(
			arbitraryProgram,
			fc.array(press, { minLength: 10, maxLength: 40 }),
			(program, presses) => {
				const machine = workshopMachine(program);
				const choices = Object.values(program.scenes).flatMap(({ choices: c }) => Object.keys(c));
				const any: WorkshopEvent[] = [
					{ type: 'begun' },
					{ type: 'asked' },
					{ type: 'closed' },
					{ type: 'raised', voices: { [choices[0] ?? 'x']: 3 } },
					{ type: 'revealed' },
					{ type: 'returned' },
					{ type: 'heard' },
					{ type: 'entered' },
					...choices.flatMap((choice): WorkshopEvent[] => [
						{ type: 'peeked', choice },
						{ type: 'followed', choice, by: 'facilitator' }
					])
				];
				const log: WorkshopEvent[] = [opened];
				for (const { offered, n } of presses) {
					const now = fold(machine, log);
					const next = nextFor(program, now.context, phaseOf(now)).map(({ event }) => event);
					const from = offered && next.length > 0 ? next : any;
					log.push(from[n % from.length] as WorkshopEvent);
					const state = fold(machine, log);
					const { context: session } = state;
					const phase = phaseOf(state);
					const way = wayOf(program, session.steps);
					expect(way.length).toBe(session.steps.length);
					expect(session.place).toBe(way.at(way.length).place);
					const known = phase === 'revealed' || phase === 'wondering';
					const { votes, lines } = screenOf(program, session, phase);
					if (!known) expect(votes).toEqual([]);
					else revealed++;
					if (phase === 'warned') expect(lines).toEqual([]);
					// A window that reads the log anew stands where the others do.
					expect(fold(machine, JSON.parse(JSON.stringify(log)) as WorkshopEvent[]).value).toBe(
						state.value
					);
				}
			}
		),
		{ numRuns: 80 }
	);
	expect(revealed).toBeGreaterThan(20);
});
