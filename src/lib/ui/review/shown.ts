import { contestedIn } from '$lib/review/contested';
import type { Column } from '$lib/review/column';
import { largestOf, type Group, type Release } from '$lib/review/release';
import { strainedIn } from '$lib/review/tensions';
import type { ToldScene } from '$lib/review/wording';

/** One of the things that were done, as it is shown. */
export interface ShownAct {
	id: string;
	/** The letter of a choice; skipping, leaving and silence have none. */
	letter?: string;
	words: string;
}

export interface ShownGroup extends Group {
	acts: ShownAct[];
}

/** A decision of one release. */
export interface ShownTable {
	ask: string;
	groups: ShownGroup[] | 'withheld';
	/** Names of the principles that some of the groups strained, and how many people are in those. */
	strained: { principle: string; name: string; people: number }[];
	/** Whether the group was nowhere more divided. */
	contested: boolean;
}

/** A decision over all columns; undefined where a version has no such scene. */
export interface ShownDecision {
	scene: string;
	ask: string;
	tables: (ShownTable | undefined)[];
}

/** How people went on: four numbers between two sides and two sides. */
export interface ShownFlow {
	from: string;
	to: string;
	cells: { from: ShownAct[]; to: ShownAct[]; people: number }[] | 'withheld';
}

/** What a page adds to what was released: words in its language. */
export interface Saying {
	/** For `skip` and `leave`. */
	passage: (did: string) => string;
	/** Words that are said, in quotation marks. */
	quote: (words: string) => string;
	/** Names of principles by id. */
	principles: Record<string, string>;
}

/** Everything a page shows of releases beside one another; what is taken along is made of this, and of nothing else. */
export interface Shown {
	decisions: ShownDecision[];
	/** By column. */
	flows: ShownFlow[][];
}

/** What is shown of releases, their decisions side by side. */
export function shownOf(columns: readonly Column[], saying: Saying): Shown {
	const contested = columns.map(({ release }) => contestedIn(release));
	const decisions = scenesOf(columns).map((scene): ShownDecision => {
		const tables = columns.map((column, n) => {
			const told = column.version.scenes.find((one) => one.scene === scene);
			return told && tableOf(column, told, saying, contested[n] === scene);
		});
		return { scene, ask: tables.find((table) => table)?.ask ?? scene, tables };
	});
	return { decisions, flows: columns.map((column) => flowsOf(column, saying)) };
}

/** Scenes of all columns, in the order of the first; what only another has stands after what it comes after there. */
function scenesOf(columns: readonly Column[]): string[] {
	const found: string[] = [];
	for (const { version } of columns) {
		for (const [n, { scene }] of version.scenes.entries()) {
			if (found.includes(scene)) continue;
			const before = version.scenes[n - 1]?.scene;
			found.splice(before === undefined ? 0 : found.indexOf(before) + 1, 0, scene);
		}
	}
	return found;
}

function tableOf(
	{ release, version }: Column,
	told: ToldScene,
	saying: Saying,
	contested: boolean
): ShownTable {
	const groups = groupsAt(release, told.scene);
	return {
		ask: told.ask,
		groups:
			groups === 'withheld'
				? groups
				: groups
						.map((group) => ({ ...group, acts: actsOf(group.did, told, saying) }))
						.sort((a, b) => (firstOf(a.acts) < firstOf(b.acts) ? -1 : 1)),
		strained: strainedIn(version, release)
			.filter(({ scene }) => scene === told.scene)
			.map(({ principle, people }) => ({
				principle,
				name: saying.principles[principle] ?? principle,
				people
			})),
		contested
	};
}

/** What a group is sorted by: its first letter; what has none comes last. */
const firstOf = ([first]: readonly ShownAct[]) => first?.letter ?? '\uffff';

function groupsAt({ tables }: Release, scene: string): Group[] | 'withheld' {
	return tables.find((table) => table.scene === scene)?.groups ?? 'withheld';
}

/** What was done, in the order of the letters. */
export function actsOf(did: readonly string[], told: ToldScene, saying: Saying): ShownAct[] {
	const choices = told.choices
		.filter(({ id }) => did.includes(id))
		.map(({ id, letter, words, said }) => ({
			id,
			letter,
			words: said ? saying.quote(words) : words
		}));
	const others = did
		.filter((id) => !told.choices.some((choice) => choice.id === id))
		.map((id) => ({ id, words: saying.passage(id) }));
	return [...choices, ...others];
}

function flowsOf({ release, version }: Column, saying: Saying): ShownFlow[] {
	const told = (scene: string): ToldScene =>
		version.scenes.find((one) => one.scene === scene) ?? { scene, ask: scene, choices: [] };
	const sides = (scene: string) => {
		const groups = groupsAt(release, scene);
		if (groups === 'withheld') return [[], []];
		const largest = largestOf(groups);
		return [true, false].map((is) =>
			actsOf(
				groups.filter((_, n) => (n === largest) === is).flatMap(({ did }) => did),
				told(scene),
				saying
			)
		);
	};
	return release.flows.map(({ from, to, people }) => ({
		from,
		to,
		cells:
			people === 'withheld'
				? people
				: people.flatMap((row, a) =>
						row.map((n, b) => ({
							from: sides(from)[a] ?? [],
							to: sides(to)[b] ?? [],
							people: n
						}))
					)
	}));
}

/** What was strained in a column, by principle and decision. The same people may be in several numbers: none is a sum. */
export function strainedBy(
	decisions: readonly ShownDecision[],
	column: number
): [name: string, places: { n: number; scene: string; people: number }[]][] {
	const found = new Map<string, { n: number; scene: string; people: number }[]>();
	for (const [n, { scene, tables }] of decisions.entries()) {
		for (const { name, people } of tables[column]?.strained ?? []) {
			found.set(name, [...(found.get(name) ?? []), { n: n + 1, scene, people }]);
		}
	}
	return [...found];
}
