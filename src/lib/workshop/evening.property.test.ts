import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryProgram } from '../machine/program.arbitrary';
import type { WorkshopEvent } from './events';
import { fold, phaseOf, workshopMachine } from './machine';
import { nextFor } from './next';
import { publicOf } from './public';
import { cast, opened } from './sample';
import { screenOf } from './shown';
import { wayOf } from './way';

/** A press: one of what is offered, or, as from a window that has fallen behind, something of another phase. */
const press = fc.record({ offered: fc.boolean(), n: fc.nat(40) });

it('whatever is pressed, in whatever order, the wall shows no counts early, and the story stands where its steps lead', () => {
	let [revealed, voiced] = [0, 0];
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
					{ type: 'seated', seats: [{ seat: 's1', size: 2 }] },
					...choices.flatMap((choice): WorkshopEvent[] => [
						{ type: 'peeked', choice },
						{ type: 'followed', choice, by: 'facilitator' },
						cast('s0', { [choice]: 1 }),
						cast('s1', { [choice]: 2 })
					])
				];
				const log: WorkshopEvent[] = [];
				let state = fold(machine, []);
				/** What a window knows, which hears of the log only what may leave the server. */
				let window = state;
				const happen = (event: WorkshopEvent) => {
					const said = publicOf(event, state.context, phaseOf(state));
					log.push(event);
					state = fold(machine, [event], state);
					if (said) window = fold(machine, [said], window);
				};
				happen(opened);
				happen({ type: 'seated', seats: [{ seat: 's0', size: 1 }] });
				for (const { offered, n } of presses) {
					const next = nextFor(program, state.context, phaseOf(state)).map(({ event }) => event);
					const from = offered && next.length > 0 ? next : any;
					happen(from[n % from.length] as WorkshopEvent);
					const { context: session } = state;
					const phase = phaseOf(state);
					const way = wayOf(program, session.steps);
					expect(way.length).toBe(session.steps.length);
					expect(session.place).toBe(way.at(way.length).place);
					// Every window stands where the server does, and shows the same.
					const { votes, lines } = screenOf(program, session, phase);
					expect(phaseOf(window)).toBe(phase);
					expect(screenOf(program, window.context, phase)).toEqual(
						screenOf(program, session, phase)
					);
					if (phase === 'revealed' || phase === 'wondering') revealed++;
					else {
						expect(votes).toEqual([]);
						const unseen = window.context.rounds.filter(({ followed }) => !followed).at(-1);
						const told = unseen?.votes.some(({ phones }) => Object.keys(phones).length > 0);
						if (phase !== 'peeking' && phase !== 'ended') expect(told ?? false).toBe(false);
					}
					const { votes: closed = [] } = session.rounds.at(-1) ?? {};
					if (closed.some(({ phones }) => Object.keys(phones).length > 0)) voiced++;
					if (phase === 'warned') expect(lines).toEqual([]);
				}
				// A window that reads the log anew stands where the others do.
				const again = fold(machine, JSON.parse(JSON.stringify(log)) as WorkshopEvent[]);
				expect(again.value).toBe(state.value);
				expect(again.context).toEqual(state.context);
			}
		),
		{ numRuns: 80 }
	);
	expect(revealed).toBeGreaterThan(20);
	expect(voiced).toBeGreaterThan(3);
});
