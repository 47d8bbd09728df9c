import type { ItemNode, Program, SceneNode } from '../../scenario/program';
import type { Recorded, Replay } from '../replay';
import { holds, type Standing } from '../standing';
import { shown, type Shown } from '../story';

/** A step as it was recorded, with what is remembered beside it. */
export interface Taken extends Recorded {
	/** The learner's own words; `did` is then the choice that came closest. */
	own?: string;
	/** The prose as it stood when the step was taken. */
	words?: { ask?: string; said?: string };
}

/** Something that came back: the line that shows the cause, and the lines that were heard. */
export interface Echo {
	because: string;
	lines: Shown[];
}

/** One step that holds on the present story, with what surrounded it. Texts are named by their keys. */
export interface Moment {
	/** Number of steps before it. */
	step: number;
	kind: 'choice' | 'passage' | 'skip' | 'leave';
	/** Scene and choice as they are called now; the ids of `taken` may be older. */
	at: string;
	did: string;
	taken: Taken;
	before: Standing;
	after: Standing;
	/** Heard in the scene, before the choice. */
	echoes: Echo[];
	/** What followed at once, in its first lines. */
	follows: Shown[];
	/** Echoes in what followed. */
	answered: Echo[];
	/** Marks that this step left. */
	marks: string[];
}

/** A branch of a run as a record of support. */
export interface Timeline {
	start: Standing;
	moments: Moment[];
	/** Steps that no longer hold on the present story, as they stood. */
	lost: Taken[];
	/** Where the story stands after the last moment. */
	rest: Standing;
	/** The ending that was reached, and the echoes heard in it. */
	ending?: { id: string; echoes: Echo[] };
}

/** What followed at once is told in so many lines. */
const LINES = 2;

/**
 * The record of support of one branch: one moment for each step that holds, in order.
 * @param steps of the branch, as recorded.
 * @param replayed the same steps, replayed on the same program.
 */
export function timelineOf(
	program: Program,
	steps: readonly Taken[],
	{ standings, held }: Pick<Replay, 'standings' | 'held'>
): Timeline {
	const [start, rest] = [standings[0], standings[held]];
	if (!start || !rest)
		throw new RangeError(`${held} steps hold, but ${standings.length} standings.`);
	const moments = steps.slice(0, held).flatMap((taken, step): Moment[] => {
		const [before, after] = [standings[step], standings[step + 1]];
		const scene = before && program.scenes[before.place];
		return scene && after ? [momentOf(program, scene, { taken, step, before, after })] : [];
	});
	const text = Object.hasOwn(program.endings, rest.place) && program.endings[rest.place]?.text;
	return {
		start,
		moments,
		lost: steps.slice(held),
		rest,
		...(text ? { ending: { id: rest.place, echoes: echoesIn(text, rest) } } : {})
	};
}

function momentOf(
	program: Program,
	scene: SceneNode,
	around: Pick<Moment, 'taken' | 'step' | 'before' | 'after'>
): Moment {
	const { taken, before, after } = around;
	const at = before.place;
	const did =
		(Object.hasOwn(program.renamed, taken.did) && program.renamed[taken.did]) || taken.did;
	const then = scene.choices[did]?.then ?? [];
	const answered = echoesIn(then, after);
	const heard = new Set(answered.flatMap(({ lines }) => lines.map(({ key }) => key)));
	return {
		...around,
		kind: did === 'skip' || did === 'leave' ? did : did === 'next' ? 'passage' : 'choice',
		at,
		did,
		// Whoever skipped a scene has not heard what came back in it.
		echoes: did === 'skip' ? [] : echoesIn(scene.text, before),
		follows:
			did === 'skip'
				? [{ key: `scenes.${at}.skip.text` }]
				: shown(then, after)
						.filter(({ key }) => !heard.has(key))
						.slice(0, LINES),
		answered,
		marks: after.marks.filter((mark) => !before.marks.includes(mark))
	};
}

/** Echoes of a text that are heard where a story stands, inside its variants too. */
function echoesIn(items: readonly ItemNode[], at: Standing): Echo[] {
	return items.flatMap((item): Echo[] => {
		if (!('if' in item) || !holds(item.if, at)) return [];
		if (!item.echo || !item.because) return echoesIn(item.items, at);
		const lines = shown(item.items, at);
		return lines.length > 0 ? [{ because: item.because, lines }] : [];
	});
}

/** A tie whose level is not what it was. Levels are counted from 0. */
export interface TieChange {
	tie: string;
	from: number;
	to: number;
}

/** Ties that stand elsewhere than before, in the order of the script; those of unseen people are left out. */
export function tieChanges(program: Program, before: Standing, after: Standing): TieChange[] {
	return Object.entries(program.ties).flatMap(([tie, { from: a, to: b, of }]) => {
		if ([a, b, of].some((who) => who && program.people[who]?.unseen)) return [];
		const [from, to] = [before.ties[tie] ?? 0, after.ties[tie] ?? 0];
		return from === to ? [] : [{ tie, from, to }];
	});
}
