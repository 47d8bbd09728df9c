import type { Program, Test } from '../scenario/program';
import type { Act, Walked } from '../scenario/walked';
import { toStepper } from './stepper';

/** A scenario with more configurations than this is refused with advice, never sampled. */
export const MOST_CONFIGURATIONS = 2_000_000;

/** Why a scenario could not be walked whole. */
export class TooLarge extends Error {
	override name = 'TooLarge';
}

/**
 * Visit every configuration that a learner can reach, skips included.
 * @param program a program whose ids have been checked.
 * @param most the limit; {@link MOST_CONFIGURATIONS} by default.
 * @throws {TooLarge} beyond the limit.
 */
export function walk(program: Program, most = MOST_CONFIGURATIONS): Walked {
	const stepper = prepare(program);
	const { start, places } = stepper;
	const place: number[] = [];
	const levels: number[] = [];
	const marks: number[] = [];
	const known = new Map<number, number>();
	const from: number[] = [];
	const to: number[] = [];
	const act: number[] = [];
	const first: number[] = [];
	const reachedBy: number[] = [];
	const nowhere: { from: number; act: number }[] = [];
	const acts: Act[] = [];
	const actIds = stepper.acts.map((here) =>
		here.map(({ scene, did }) => acts.push({ scene, did }) - 1)
	);

	const visit = (p: number, l: number, m: number, edge: number): number => {
		const key = stepper.pack(p, l, m);
		const found = known.get(key);
		if (found !== undefined) return found;
		const n = place.length;
		if (n >= most) throw new TooLarge(`more than ${most.toLocaleString('en')} configurations`);
		known.set(key, n);
		place.push(p);
		levels.push(l);
		marks.push(m);
		reachedBy.push(edge);
		return n;
	};

	visit(start.place, start.levels, start.marks, -1);
	for (let n = 0; n < place.length; n++) {
		first.push(from.length);
		const here = stepper.acts[place[n] ?? 0] ?? [];
		const [l, m] = [levels[n] ?? 0, marks[n] ?? 0];
		for (const [index, option] of here.entries()) {
			if (!option.offered(l, m)) continue;
			const did = actIds[place[n] ?? 0]?.[index] ?? 0;
			const after = option.take(l, m);
			if (!after) {
				nowhere.push({ from: n, act: did });
				continue;
			}
			const edge = from.length;
			const target = visit(after.place, after.levels, after.marks, edge);
			from.push(n);
			to.push(target);
			act.push(did);
		}
	}
	first.push(from.length);

	const tests = new Map<Test, (l: number, m: number) => boolean>();
	return {
		count: place.length,
		acts,
		from,
		to,
		act,
		first,
		reachedBy,
		nowhere,
		sceneOf: (n) => places[place[n] ?? 0] ?? '',
		isEnding: (n) => (place[n] ?? 0) >= stepper.scenes,
		holds(n, test) {
			let compiled = tests.get(test);
			if (!compiled) tests.set(test, (compiled = stepper.test(test)));
			return compiled(levels[n] ?? 0, marks[n] ?? 0);
		}
	};
}

function prepare(program: Program) {
	try {
		return toStepper(program);
	} catch (error) {
		if (error instanceof RangeError) throw new TooLarge(error.message);
		throw error;
	}
}
