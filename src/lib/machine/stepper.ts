import type { Effects, Program, RoadNode, Test } from '../scenario/program';

/**
 * A configuration packed into numbers: the place, the levels of all ties in mixed radix, the marks as bits.
 * The machine in `machine.ts` says what a scenario means; this is the same meaning, fast enough to visit
 * every configuration. `agree.ts` holds the two against each other.
 */
export interface Packed {
	place: number;
	levels: number;
	marks: number;
}

/** One thing that can be done at a place. */
export interface StepperAct {
	scene: string;
	did: string;
	offered(levels: number, marks: number): boolean;
	/** The configuration after it; `undefined` where no road is open (the checks report it). */
	take(levels: number, marks: number): Packed | undefined;
}

export interface Stepper {
	/** Scene ids, then ending ids. */
	places: string[];
	/** Number of scenes; places from here on are endings. */
	scenes: number;
	start: Packed;
	/** Acts by place. */
	acts: StepperAct[][];
	test(test: Test): (levels: number, marks: number) => boolean;
	level(tie: string, levels: number): number;
}

/** Marks are bits of one number. */
export const MOST_MARKS = 30;

/**
 * Prepare a program for walking.
 * @param program a program whose ids have been checked.
 * @throws RangeError when it has more than {@link MOST_MARKS} marks, or more combinations than a number can tell apart.
 */
export function toStepper(program: Program): Stepper {
	if (program.marks.length > MOST_MARKS) {
		throw new RangeError(`${program.marks.length} marks; at most ${MOST_MARKS} can be walked.`);
	}
	const sceneIds = Object.keys(program.scenes);
	const places = [...sceneIds, ...Object.keys(program.endings)];
	const placeOf = new Map(places.map((id, n) => [id, n]));
	const bits = new Map(program.marks.map((id, n) => [id, 1 << n]));
	const ties = new Map<string, { radix: number; count: number }>();
	let radix = 1;
	let levels = 0;
	for (const [id, tie] of Object.entries(program.ties)) {
		ties.set(id, { radix, count: tie.lines.length });
		levels += tie.start * radix;
		radix *= tie.lines.length;
	}
	const span = 2 ** program.marks.length;
	if (places.length * radix * span > Number.MAX_SAFE_INTEGER) {
		throw new RangeError('Scenes × levels × marks are more combinations than can be told apart.');
	}

	const level = (id: string, code: number) => {
		const tie = ties.get(id);
		return tie ? Math.floor(code / tie.radix) % tie.count : -1;
	};
	const test = (t: Test): ((code: number, marks: number) => boolean) => {
		if ('mark' in t) {
			const bit = bits.get(t.mark) ?? 0;
			return (_, marks) => (marks & bit) !== 0;
		}
		if ('tie' in t) {
			return (code) => {
				const at = level(t.tie, code);
				return at >= t.from && at <= t.upto;
			};
		}
		if ('not' in t) {
			const inner = test(t.not);
			return (code, marks) => !inner(code, marks);
		}
		if ('all' in t) {
			const inner = t.all.map(test);
			return (code, marks) => inner.every((one) => one(code, marks));
		}
		const inner = t.any.map(test);
		return (code, marks) => inner.some((one) => one(code, marks));
	};
	const always = () => true;
	const road = (node: RoadNode) =>
		node.map((branch) => ({
			when: branch.if ? test(branch.if) : always,
			to: placeOf.get(branch.to) ?? -1
		}));
	const change = ({ moves, marks }: Effects) => {
		const added = (marks ?? []).reduce((all, mark) => all | (bits.get(mark) ?? 0), 0);
		const shifts = Object.entries(moves ?? {}).map(([id, move]) => (code: number) => {
			const tie = ties.get(id);
			if (!tie) return code;
			const now = level(id, code);
			const next =
				move === 'up'
					? Math.min(now + 1, tie.count - 1)
					: move === 'down'
						? Math.max(now - 1, 0)
						: move;
			return code + (next - now) * tie.radix;
		});
		return {
			levels: (code: number) => shifts.reduce((c, shift) => shift(c), code),
			marks: (now: number) => now | added
		};
	};
	const act = (
		scene: string,
		did: string,
		when: Test | undefined,
		effect: Effects,
		to: RoadNode
	): StepperAct => {
		const changed = change(effect);
		const roads = road(to);
		return {
			scene,
			did,
			offered: when ? test(when) : always,
			take(code, marks) {
				// Roads are read after the effects, so that a choice can lead by what it has just left.
				const after = { levels: changed.levels(code), marks: changed.marks(marks) };
				const place = roads.find((branch) => branch.when(after.levels, after.marks))?.to ?? -1;
				return place < 0 ? undefined : { place, ...after };
			}
		};
	};

	const acts = sceneIds.map((id) => {
		const scene = program.scenes[id];
		if (!scene) return [];
		const here = Object.entries(scene.choices).map(([name, choice]) =>
			act(id, name, choice.if, choice, choice.to)
		);
		if (here.length === 0) here.push(act(id, 'next', undefined, scene, scene.to));
		if (scene.skip) here.push(act(id, 'skip', undefined, scene.skip, scene.skip.to));
		if (scene.leave) here.push(act(id, 'leave', undefined, scene.leave, scene.leave.to));
		return here;
	});

	return {
		places,
		scenes: sceneIds.length,
		start: { place: placeOf.get(program.start) ?? 0, levels, marks: 0 },
		acts: [...acts, ...Object.keys(program.endings).map(() => [])],
		test,
		level
	};
}
