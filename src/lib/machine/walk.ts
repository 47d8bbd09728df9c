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

	// Configurations are found again by an open-addressed table of their numbers. One key for all three would need
	// more than 32 bits, and a Map of such keys spends more time on memory than the walk on walking.
	let table = new Int32Array(1 << 12).fill(-1);
	const slotOf = (p: number, l: number, m: number): number => {
		const mask = table.length - 1;
		let hash = Math.imul(p, 0x9e3779b1) ^ Math.imul(l, 0x85ebca6b) ^ Math.imul(m, 0xc2b2ae35);
		hash ^= hash >>> 15;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const n = table[slot] ?? -1;
			if (n < 0 || (marks[n] === m && levels[n] === l && place[n] === p)) return slot;
		}
	};
	const visit = (p: number, l: number, m: number, edge: number): number => {
		const slot = slotOf(p, l, m);
		const found = table[slot] ?? -1;
		if (found >= 0) return found;
		const n = place.length;
		if (n >= most) throw new TooLarge(`more than ${most.toLocaleString('en')} configurations`);
		table[slot] = n;
		place.push(p);
		levels.push(l);
		marks.push(m);
		reachedBy.push(edge);
		if (place.length * 2 > table.length) {
			table = new Int32Array(table.length * 2).fill(-1);
			for (let old = 0; old < place.length; old++) {
				table[slotOf(place[old] ?? 0, levels[old] ?? 0, marks[old] ?? 0)] = old;
			}
		}
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
