import { sketch, type Bones } from '../../src/lib/machine/sketch';
import { toStepper } from '../../src/lib/machine/stepper';
import { walk } from '../../src/lib/machine/walk';
import { declare, type Declared } from '../../src/lib/review/declared';
import type { Deed } from '../../src/lib/review/path';
import type { Program } from '../../src/lib/scenario/program';
import { between, oneOf, type Random } from './random';

/** A story small enough that every way through it can be listed. */
export interface Story {
	program: Program;
	declared: Declared;
	/** Every whole way. */
	ways: { deeds: Deed[]; ending: string }[];
	/** Scenes with something to choose. */
	decisions: string[];
	/** What each way does at each decision; `''` where it does not come there. */
	did: string[][];
}

/** More ways than this make the attacker slow, not stronger. */
const MOST_WAYS = 150;

/**
 * A story of two to four decisions in a row with two to four choices each; some have a side scene that one choice leads
 * to, a choice that is offered only after another, a scene to skip, a way out, an early ending.
 */
export function arbitraryStory(random: Random): Story {
	for (;;) {
		const story = toStory(sketch(...bones(random)));
		if (story && story.ways.length > 1) return story;
	}
}

/** @returns nothing where a story has too many ways. */
function toStory(program: Program): Story | undefined {
	const ways = waysOf(program);
	if (!ways) return undefined;
	const decisions = Object.keys(program.scenes).filter(
		(id) => Object.keys(program.scenes[id]?.choices ?? {}).length > 0
	);
	const did = ways.map(({ deeds }) =>
		decisions.map((scene) => deeds.find(({ at }) => at === scene)?.did ?? '')
	);
	return { program, ways, decisions, did, declared: declare(program, walk(program)) };
}

function bones(random: Random): [Record<string, Bones>, Partial<Program>] {
	const count = between(random, 2, 4);
	const scenes: Record<string, Bones> = {};
	const canLeave = random() < 0.15;
	for (let n = 0; n < count; n++) {
		const next = n + 1 < count ? `d${n + 1}` : 'end';
		const choices: NonNullable<Bones['choices']> = {};
		const names = Array.from({ length: between(random, 2, count > 3 ? 3 : 4) }, (_, c) => `c${c}`);
		for (const name of names) {
			const last = next === 'end' ? oneOf(random, ['end', 'end', `end-${name}`]) : next;
			choices[name] = { marks: [`m${n}-${name}`], to: last };
		}
		const special = random();
		if (special < 0.25) {
			// One choice alone leads to a side scene, which leads back or to an end.
			choices['c0'] = { marks: [`m${n}-c0`], to: `side${n}` };
			scenes[`side${n}`] = {
				choices: { s0: next, s1: random() < 0.3 ? 'early' : next }
			};
		} else if (special < 0.45 && n > 0) {
			choices['if'] = { if: { mark: `m${n - 1}-c0` }, to: next };
		} else if (special < 0.6 && n > 0) {
			// Two that stand for one another: always the one or the other.
			choices['x'] = { if: { mark: `m${n - 1}-c0` }, to: next };
			choices['y'] = { if: { not: { mark: `m${n - 1}-c0` } }, to: next };
		} else if (special < 0.65) {
			choices['c0'] = { to: 'early' };
		}
		scenes[`d${n}`] = {
			choices,
			...(random() < 0.15 ? { skip: { to: next } } : {}),
			...(canLeave ? { leave: { to: 'left' } } : {})
		};
	}
	// The first scene is the start.
	const { d0, ...rest } = scenes;
	const all = { ...(d0 ? { d0 } : {}), ...rest };
	const marks = Object.values(all).flatMap(({ choices }) =>
		Object.values(choices ?? {}).flatMap((choice) =>
			typeof choice === 'string' ? [] : (choice.marks ?? [])
		)
	);
	return [all, { marks: [...new Set(marks)] }];
}

function waysOf(program: Program): Story['ways'] | undefined {
	const stepper = toStepper(program);
	const ways: Story['ways'] = [];
	const follow = (at: typeof stepper.start, deeds: Deed[]): boolean => {
		if (at.place >= stepper.scenes) {
			ways.push({ deeds, ending: stepper.places[at.place] ?? '' });
			return ways.length <= MOST_WAYS;
		}
		const scene = stepper.places[at.place] ?? '';
		return (stepper.acts[at.place] ?? [])
			.filter((act) => act.offered(at.levels, at.marks))
			.every((act) => {
				const after = act.take(at.levels, at.marks);
				const more = act.did === 'next' ? deeds : [...deeds, { at: scene, did: act.did }];
				return !after || follow(after, more);
			});
	};
	return follow(stepper.start, []) ? ways : undefined;
}
