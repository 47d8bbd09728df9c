import { currentBranch, sameStep, type Branch, type Run, type Step } from '$lib/journal';
import type { Places, StoryPlaces } from '../../stories/places';
import { stopOf, type Stop } from '../stopped';

/** A story and the learner's runs through it, the last touched first. */
export interface Shelf {
	slug: string;
	/** Undefined where the story is gone, or where its places could not be had. */
	story: StoryPlaces | undefined;
	runs: Run[];
}

/** A branch as the journal lists it. */
export interface Twig extends Stop {
	id: string;
	/** Whether the learner was on it last. */
	current: boolean;
	/** Number of steps. */
	steps: number;
	/** Where it left another branch, in words; undefined for the first one. */
	parted?: string;
	/** Milliseconds since 1970. */
	touched: number;
}

/** Something the learner wrote. */
export interface OwnLine {
	/** Before choosing, in place of a choice, in the look-back, or about the whole run. */
	kind: 'mind' | 'own' | 'reflection' | 'note';
	text: string;
	/** The scene in words; empty where it is not known, and for a note. */
	where: string;
	/** The question it answers. */
	ask?: string;
}

/**
 * The runs by story; the story touched last comes first.
 * @param runs the last touched first.
 */
export function shelvesOf(runs: readonly Run[], places: Places | undefined): Shelf[] {
	const shelves = new Map<string, Shelf>();
	for (const run of runs) {
		const slug = run.scenario;
		const shelf = shelves.get(slug) ?? { slug, story: places?.[slug], runs: [] };
		shelf.runs.push(run);
		shelves.set(slug, shelf);
	}
	return [...shelves.values()];
}

/** The branches of a run: the one the learner was on last, then the others, the last touched first. */
export function twigsOf(run: Run, story?: StoryPlaces): Twig[] {
	const now = currentBranch(run);
	return [...run.branches]
		.sort((a, b) => Number(b === now) - Number(a === now) || b.touched - a.touched)
		.map((branch) => ({
			...stopOf(branch, story),
			id: branch.id,
			current: branch === now,
			steps: branch.steps.length,
			...(branch.from ? { parted: partingOf(branch, branch.from.step, story) } : {}),
			touched: branch.touched
		}));
}

/** The scene of the first step that a branch took by itself. */
function partingOf({ steps }: Branch, after: number, story?: StoryPlaces): string {
	const step = steps[after] ?? steps.at(-1);
	return step ? nameOf(step.at, step, story) : '';
}

/** Everything the learner wrote in a run, in the order of the way; each line once, whatever branches share it. */
export function ownLines(run: Run, story?: StoryPlaces): OwnLine[] {
	const lines: OwnLine[] = [];
	const minds = new Map(Object.entries(run.minds));
	const reflections = new Map(Object.entries(run.reflections));
	const seen: Step[] = [];
	const take = (
		kind: 'mind' | 'reflection',
		from: Map<string, string>,
		at: string,
		step?: Step
	) => {
		const text = from.get(at);
		if (text === undefined) return;
		from.delete(at);
		const ask = kind === 'reflection' ? story?.asks[at] : undefined;
		lines.push({ kind, text, where: nameOf(at, step, story), ...(ask ? { ask } : {}) });
	};

	for (const step of run.branches.flatMap(({ steps }) => steps)) {
		take('mind', minds, step.at, step);
		if (step.own && !seen.some((other) => sameStep(other, step))) {
			seen.push(step);
			const ask = step.words?.ask;
			const where = nameOf(step.at, step, story);
			lines.push({ kind: 'own', text: step.own, where, ...(ask ? { ask } : {}) });
		}
		take('reflection', reflections, step.at, step);
	}
	// Written in a scene that was not left yet, or that an edit of the story took away.
	for (const at of [...minds.keys()]) take('mind', minds, at);
	for (const at of [...reflections.keys()]) take('reflection', reflections, at);
	if (run.note) lines.push({ kind: 'note', text: run.note, where: '' });
	return lines;
}

/** Where somebody's lines and steps are, in words, as well as it is known. */
function nameOf(at: string, step: Step | undefined, story?: StoryPlaces): string {
	// A passage remembers the time of its scene; a choice remembers the question, which is no place.
	return story?.scenes[at] ?? (step?.did === 'next' ? step.words?.ask : undefined) ?? '';
}
