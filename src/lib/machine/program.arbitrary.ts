import fc from 'fast-check';
import type { Effects, Program, RoadNode, Test } from '../scenario/program';
import { sketch, type Bones } from './sketch';

const MARKS = ['m0', 'm1', 'm2'];

type Ties = Program['ties'];

/** Random ties of one to four levels, with any start. */
const ties: fc.Arbitrary<Ties> = fc
	.array(
		fc.integer({ min: 1, max: 4 }).chain((count) =>
			fc.record({
				lines: fc.constant(Array<'plain'>(count).fill('plain')),
				start: fc.integer({ min: 0, max: count - 1 })
			})
		),
		{ minLength: 1, maxLength: 2 }
	)
	.map((list) => Object.fromEntries(list.map((tie, n) => [`t${n}`, tie])));

/** Any test that can be asked of some ties and marks, some of which never hold or always do. */
export function arbitraryTest(known: Ties): fc.Arbitrary<Test> {
	const level = fc.constantFrom(...Object.entries(known)).chain(([tie, { lines }]) => {
		const n = fc.integer({ min: 0, max: lines.length - 1 });
		return fc.record({ tie: fc.constant(tie), from: n, upto: n });
	});
	const mark = fc.record({ mark: fc.constantFrom(...MARKS) });
	return fc.letrec<{ test: Test; part: Test }>((tie) => ({
		part: fc.oneof(mark, level),
		test: fc.oneof(
			{ depthSize: 'small' },
			tie('part'),
			fc.record({ not: tie('test') }),
			fc.record({ all: fc.array(tie('test'), { maxLength: 2 }) }),
			fc.record({ any: fc.array(tie('test'), { maxLength: 2 }) })
		)
	})).test;
}

function arbitraryEffects(known: Ties): fc.Arbitrary<Effects> {
	const moves = Object.entries(known).map(([tie, { lines }]) =>
		fc.option(
			fc
				.oneof(
					fc.constantFrom<'up' | 'down'>('up', 'down'),
					fc.integer({ min: 0, max: lines.length - 1 })
				)
				.map((move) => [tie, move] as const),
			{ nil: undefined }
		)
	);
	return fc.record({
		moves: fc
			.tuple(...moves)
			.map((list) => Object.fromEntries(list.filter((m) => m !== undefined))),
		marks: fc.subarray(MARKS, { maxLength: 2 })
	});
}

/**
 * Any program whose ids all name something: scenes in a row that lead further down, with marks, ties, choices
 * and roads under any condition, hard scenes that can be skipped, scenes that can be left, and roads that are read after effects.
 * Not every one is a good story: choices may be missing, and roads closed.
 */
export const arbitraryProgram: fc.Arbitrary<Program> = fc
	.record({ ties, count: fc.integer({ min: 2, max: 6 }) })
	.chain(({ ties, count }) => {
		const test = arbitraryTest(ties);
		const effects = arbitraryEffects(ties);
		const scene = (n: number): fc.Arbitrary<Bones> => {
			const further = [
				...Array.from({ length: count - n - 1 }, (_, m) => `s${n + m + 1}`),
				'e0',
				'e1'
			];
			// Mostly to the next scene, so that runs are long; mostly with a last road that is always open.
			const to = fc.oneof(fc.constant(further[0] ?? 'e0'), fc.constantFrom(...further));
			const fork: fc.Arbitrary<RoadNode> = fc.array(fc.record({ if: test, to }), { maxLength: 2 });
			const last = fc.oneof(
				{ weight: 4, arbitrary: fc.record({ to }).map((always): RoadNode => [always]) },
				fc.constant<RoadNode>([])
			);
			const road = fc.tuple(fork, last).map(([some, always]) => [...some, ...always]);
			const choice = fc
				.record({ effects, road, if: fc.option(test, { nil: undefined, freq: 2 }) })
				.map((c) => ({ ...c.effects, to: c.road, ...(c.if ? { if: c.if } : {}) }));
			const passage = fc.option(
				fc.record({ effects, road }).map((s) => ({ ...s.effects, to: s.road })),
				{ nil: undefined }
			);
			return fc
				.record({
					effects,
					road,
					skip: passage,
					leave: passage,
					choices: fc.array(choice, { maxLength: 3 })
				})
				.map(({ effects, road, skip, leave, choices }) => ({
					...(choices.length > 0
						? { choices: Object.fromEntries(choices.map((c, m) => [`c${n}${m}`, c])) }
						: { ...effects, to: road }),
					...(skip ? { skip } : {}),
					...(leave ? { leave } : {})
				}));
		};
		return fc.tuple(...Array.from({ length: count }, (_, n) => scene(n))).map((scenes) =>
			sketch(Object.fromEntries(scenes.map((bones, n) => [`s${n}`, bones])), {
				marks: MARKS,
				ties
			})
		);
	});
