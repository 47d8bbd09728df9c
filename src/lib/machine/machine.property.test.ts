import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../scenario/program';
import type { Walked } from '../scenario/walked';
import { agree, at } from './agree';
import { begin, standing, take, toMachine } from './machine';
import { arbitraryProgram, arbitraryTest } from './program.arbitrary';
import { replay, type Recorded } from './replay';
import { holds, type Standing } from './standing';
import { toStepper, type Packed, type Stepper } from './stepper';
import { walk } from './walk';

/** Everything that can be tried anywhere in a program. */
const everyAct = ({ scenes }: Program) => [
	'next',
	'skip',
	'leave',
	...Object.values(scenes).flatMap(({ choices }) => Object.keys(choices))
];

/** Thousands of comparisons: strings are compared much faster than trees. */
function expectAlike(one: Standing, other: Standing) {
	if (named(one) !== named(other)) expect(one).toEqual(other);
}

const named = ({ place, ties, marks }: Standing) =>
	JSON.stringify([place, Object.entries(ties).sort(), [...marks].sort()]);

function unpack(program: Program, stepper: Stepper, { place, levels, marks }: Packed): Standing {
	return {
		place: stepper.places[place] ?? '',
		ties: Object.fromEntries(
			Object.keys(program.ties).map((id) => [id, stepper.level(id, levels)])
		),
		marks: program.marks.filter((mark) => stepper.test({ mark })(levels, marks))
	};
}

/** The steps of the shortest way to a configuration. */
function stepsTo(walked: Walked, until: number): Recorded[] {
	const steps: Recorded[] = [];
	for (let edge = walked.reachedBy[until] ?? -1; edge >= 0;) {
		const { scene, did } = walked.acts[walked.act[edge] ?? 0] ?? { scene: '', did: '' };
		steps.unshift({ at: scene, did });
		edge = walked.reachedBy[walked.from[edge] ?? 0] ?? -1;
	}
	return steps;
}

describe('for any program', { timeout: 60_000 }, () => {
	it('machine and stepper stand alike after any acts, possible or not', () => {
		// Most acts are those of the place where the story stands; some are of other places.
		const acts = fc.array(fc.record({ here: fc.nat(9), n: fc.nat(99) }), {
			minLength: 6,
			maxLength: 16
		});
		const seen = { possible: 0, not: 0 };
		fc.assert(
			fc.property(arbitraryProgram, acts, (program, acts) => {
				const machine = toMachine(program);
				const stepper = toStepper(program);
				const anywhere = everyAct(program);
				let state = begin(machine);
				let packed = stepper.start;
				expectAlike(standing(state), unpack(program, stepper, packed));
				for (const { here, n } of acts) {
					const offered = (stepper.acts[packed.place] ?? []).map(({ did }) => did);
					const among = here > 0 && offered.length > 0 ? offered : anywhere;
					const did = among[n % among.length] ?? '';
					const after = take(machine, state, did);
					const act = stepper.acts[packed.place]?.find((one) => one.did === did);
					const { levels, marks } = packed;
					const stepped = act?.offered(levels, marks) ? act.take(levels, marks) : undefined;
					if ((after === undefined) !== (stepped === undefined)) {
						throw new Error(`"${did}" is possible for one of them only.`);
					}
					seen[after ? 'possible' : 'not']++;
					state = after ?? state;
					packed = stepped ?? packed;
					expectAlike(standing(state), unpack(program, stepper, packed));
				}
			}),
			{ numRuns: 200 }
		);
		// A generator of stories in which nothing can be done would prove nothing.
		expect(seen.possible).toBeGreaterThan(200);
		expect(seen.not).toBeGreaterThan(50);
	});

	it('the walk finds exactly what a search with the machine finds', () => {
		fc.assert(
			fc.property(arbitraryProgram, (program) => {
				const machine = toMachine(program);
				const acts = everyAct(program);
				const queue = [begin(machine)];
				const found = new Set(queue.map((state) => named(standing(state))));
				for (const state of queue) {
					for (const did of acts) {
						const after = take(machine, state, did);
						if (!after || found.has(named(standing(after)))) continue;
						found.add(named(standing(after)));
						queue.push(after);
					}
				}
				const walked = walk(program);
				const places = Array.from({ length: walked.count }, (_, n) => at(program, walked, n));
				expect(new Set(places.map(named))).toEqual(found);
				expect(places.length).toBe(found.size);
			}),
			{ numRuns: 100 }
		);
	});

	it('every configuration is reached by its own shortest way', () => {
		fc.assert(
			fc.property(arbitraryProgram, (program) => {
				const machine = toMachine(program);
				const walked = walk(program);
				for (let n = 0; n < walked.count; n++) {
					const { standings, broken } = replay(machine, program, stepsTo(walked, n));
					if (broken) throw new Error(`The way to ${n} breaks at ${broken.at}: ${broken.did}.`);
					expectAlike(standings.at(-1) as Standing, at(program, walked, n));
				}
			}),
			{ numRuns: 100 }
		);
	});

	it('walk and machine agree on every act', () => {
		fc.assert(
			fc.property(arbitraryProgram, (program) => {
				expect(agree(program, walk(program)).differences).toEqual([]);
			}),
			{ numRuns: 100 }
		);
	});

	it('a test holds on the page exactly where the guard of the machine lets pass', () => {
		const asked = arbitraryProgram.chain((program) =>
			fc.tuple(fc.constant(program), arbitraryTest(program.ties))
		);
		fc.assert(
			fc.property(asked, ([program, test]) => {
				// The same story, with a choice under the test in every scene.
				const scenes = Object.entries(program.scenes).map(([id, scene]) => {
					const choice = { if: test, then: [], to: [{ to: id }] };
					return [
						id,
						{ ...scene, choices: { ...scene.choices, [`asked-${id}`]: choice } }
					] as const;
				});
				const asking = { ...program, scenes: Object.fromEntries(scenes) };
				const machine = toMachine(asking);
				const walked = walk(asking);
				for (let n = 0; n < walked.count; n++) {
					if (walked.isEnding(n)) continue;
					const { state, standings } = replay(machine, asking, stepsTo(walked, n));
					const here = standings.at(-1) as Standing;
					const passed = take(machine, state, `asked-${here.place}`) !== undefined;
					if (passed !== holds(test, here)) throw new Error(`Guard: ${passed}, in ${named(here)}.`);
				}
			}),
			{ numRuns: 100 }
		);
	});
});
