import type { References } from './reference';
import type { Script } from './schema';

/** A decision of a story, and what it is about. */
export interface Decision {
	slug: string;
	scene: string;
	/** Principles that its choices keep or strain. */
	principles: string[];
	/** Opinions of the committee's table that it teaches. */
	opinions: string[];
}

/** A story as the coverage sees it. */
export interface Teaching {
	slug: string;
	/** Number of its casebook entry; a story of the committee's table has none. */
	entry?: string;
	/** The casebook's directions that it mainly teaches. */
	directions: number[];
	decisions: Decision[];
}

/** Something that no decision teaches, or a principle that comes too seldom or too often. */
export interface Gap {
	kind: 'entry' | 'direction' | 'principle' | 'opinion' | 'seldom' | 'often';
	id: string;
	/** Number of decisions found. */
	count: number;
}

/** What the stories together teach of the casebook, the principles and the committee's table. */
export interface Coverage {
	stories: Teaching[];
	entries: { number: string; stories: Teaching[] }[];
	directions: { number: number; stories: Teaching[] }[];
	principles: { id: string; decisions: Decision[] }[];
	opinions: { id: string; row: string; decisions: Decision[] }[];
	/** Mean number of decisions a principle comes up in. */
	average: number;
	gaps: Gap[];
}

/** A principle comes up in at least half as many decisions as the average one, and in at most twice as many. */
const SELDOM = 0.5;
const OFTEN = 2;

/** What one story teaches. Only scenes with choices are decisions. */
export function teachingOf(slug: string, script: Script): Teaching {
	const decisions = Object.entries(script.scenes).flatMap(([scene, node]): Decision[] => {
		const choices = Object.values(node.choices ?? {});
		if (choices.length === 0) return [];
		const touched = choices.flatMap(({ keeps, strains }) => [keeps ?? [], strains ?? []].flat());
		return [{ slug, scene, principles: [...new Set(touched)], opinions: node.teaches ?? [] }];
	});
	const { directions } = script;
	const entry = script.about.casebook;
	return { slug, ...(entry === undefined ? {} : { entry }), directions, decisions };
}

/**
 * Lay what the stories teach beside all that there is to teach.
 * @param stories from {@link teachingOf}, in the order in which they are to stand.
 */
export function coverageOf(
	stories: Teaching[],
	{ casebook, principles, committee }: Pick<References, 'casebook' | 'principles' | 'committee'>
): Coverage {
	const decisions = stories.flatMap((story) => story.decisions);
	const found: Omit<Coverage, 'gaps'> = {
		stories,
		entries: casebook.entries.map(({ number }) => ({
			number,
			stories: stories.filter(({ entry }) => entry === number)
		})),
		directions: casebook.directions.map(({ number }) => ({
			number,
			stories: stories.filter(({ directions }) => directions.includes(number))
		})),
		principles: Object.keys(principles.principles).map((id) => ({
			id,
			decisions: decisions.filter((decision) => decision.principles.includes(id))
		})),
		opinions: Object.entries(committee.rows).flatMap(([row, { opinions }]) =>
			Object.keys(opinions).map((id) => ({
				id,
				row,
				decisions: decisions.filter((decision) => decision.opinions.includes(id))
			}))
		),
		average: 0
	};
	const touched = found.principles.reduce((sum, { decisions: some }) => sum + some.length, 0);
	found.average = touched / Math.max(1, found.principles.length);
	return { ...found, gaps: gapsOf(found) };
}

function gapsOf({ entries, directions, principles, opinions, average }: Omit<Coverage, 'gaps'>) {
	const taught = (some: Teaching[]) => some.reduce((sum, one) => sum + one.decisions.length, 0);
	const gaps: Gap[] = [];
	const miss = (kind: Gap['kind'], id: string, count: number, wrong = count === 0) => {
		if (wrong) gaps.push({ kind, id, count });
	};
	for (const { number, stories } of entries) miss('entry', number, taught(stories));
	for (const { number, stories } of directions) miss('direction', String(number), taught(stories));
	for (const { id, decisions } of opinions) miss('opinion', id, decisions.length);
	for (const {
		id,
		decisions: { length }
	} of principles) {
		miss('principle', id, length);
		miss('seldom', id, length, length > 0 && length < average * SELDOM);
		miss('often', id, length, length > average * OFTEN);
	}
	return gaps;
}
