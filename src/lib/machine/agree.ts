import { actOf, type Program, type Test } from '../scenario/program';
import type { Walked } from '../scenario/walked';
import { begin, standing, take, toMachine } from './machine';
import { holds, type Standing } from './standing';

/** A step on which the walk and the machine do not agree; there should be none. */
export interface Disagreement {
	scene: string;
	did: string;
	walked: string;
	machine: string;
}

/**
 * Hold the walk against the machine that the page runs: every act in every configuration, possible or not.
 * What an act does depends only on the regions it reads or moves, so it is enough to try each act once for
 * every combination of those regions that was walked: all of them, none sampled.
 * @returns the number of steps tried, and the steps on which they differ.
 */
export function agree(
	program: Program,
	walked: Walked
): { tried: number; differences: Disagreement[] } {
	const machine = toMachine(program);
	const first = begin(machine);
	const differences: Disagreement[] = [];
	const seen = new Set<string>();
	const reads = walked.acts.map(({ scene, did }) => regionsOf(program, scene, did));
	const actsOf = new Map<string, number[]>();
	for (const [act, { scene }] of walked.acts.entries()) {
		actsOf.set(scene, [...(actsOf.get(scene) ?? []), act]);
	}
	for (let n = 0; n < walked.count; n++) {
		const here = at(program, walked, n);
		for (const act of actsOf.get(here.place) ?? []) {
			const relevant = [...(reads[act] ?? [])].map((region) => valueOf(here, region));
			const key = `${act}|${relevant.join()}`;
			if (seen.has(key)) continue;
			seen.add(key);
			const { scene, did } = walked.acts[act] ?? { scene: '', did: '' };
			const state = machine.resolveState({
				value: toValue(program, here),
				context: first.context as never
			});
			const after = take(machine, state, did);
			const edge = edgeOf(walked, n, act);
			const expected =
				edge < 0 ? 'not possible' : describe(at(program, walked, walked.to[edge] ?? 0));
			const got = after ? describe(standing(after)) : 'not possible';
			if (expected !== got) differences.push({ scene, did, walked: expected, machine: got });
		}
	}
	return { tried: seen.size, differences };
}

/** The edge of an act from a configuration; -1 where it is not possible there. */
function edgeOf(walked: Walked, n: number, act: number): number {
	for (let edge = walked.first[n] ?? 0; edge < (walked.first[n + 1] ?? 0); edge++) {
		if (walked.act[edge] === act) return edge;
	}
	return -1;
}

/** Where configuration n of a walk stands, in the machine's words. */
export function at(program: Program, walked: Walked, n: number): Standing {
	return {
		place: walked.sceneOf(n),
		ties: Object.fromEntries(
			Object.entries(program.ties).map(([tie, { lines }]) => [
				tie,
				lines.findIndex((_, level) => walked.holds(n, levelTest(tie, level)))
			])
		),
		marks: program.marks.filter((mark) => walked.holds(n, markTest(mark)))
	};
}

// Tests are compared by identity inside a walk, so each is made once.
const made = new Map<string, Test>();
function levelTest(tie: string, level: number): Test {
	const key = `${tie} ${level}`;
	let test = made.get(key);
	if (!test) made.set(key, (test = { tie, from: level, upto: level }));
	return test;
}
function markTest(mark: string): Test {
	let test = made.get(mark);
	if (!test) made.set(mark, (test = { mark }));
	return test;
}

function toValue(program: Program, { place, ties, marks }: Standing): Record<string, string> {
	return {
		story: place,
		...Object.fromEntries(
			Object.keys(program.ties).map((id) => [`tie ${id}`, `l${ties[id] ?? 0}`])
		),
		...Object.fromEntries(
			program.marks.map((id) => [`mark ${id}`, marks.includes(id) ? 'on' : 'off'])
		)
	};
}

function describe({ place, ties, marks }: Standing): string {
	return JSON.stringify([place, Object.entries(ties).sort(), [...marks].sort()]);
}

function regionsOf(program: Program, scene: string, did: string): Set<string> {
	const node = program.scenes[scene];
	const effect = actOf(node, did);
	const found = new Set<string>();
	const collect = (test: Test | undefined): void => {
		if (!test) return;
		if ('mark' in test) found.add(`mark ${test.mark}`);
		else if ('tie' in test) found.add(`tie ${test.tie}`);
		else if ('not' in test) collect(test.not);
		else ('all' in test ? test.all : test.any).forEach(collect);
	};
	collect(node?.choices[did]?.if);
	effect?.to.forEach((branch) => collect(branch.if));
	for (const tie of Object.keys(effect?.moves ?? {})) found.add(`tie ${tie}`);
	for (const mark of effect?.marks ?? []) found.add(`mark ${mark}`);
	return found;
}

function valueOf(here: Standing, region: string): string {
	return region.startsWith('tie ')
		? String(here.ties[region.slice(4)])
		: String(holds({ mark: region.slice(5) }, here));
}
