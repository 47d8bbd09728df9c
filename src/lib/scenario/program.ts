import type { Block, Caution, Line, Row } from './schema';

/**
 * A scenario as ids and structure, without a word of prose: what the machine, the walk and the page share.
 * Texts are named by keys, the paths of the script joined by dots, equal in every language.
 */
export interface Program {
	start: string;
	scenes: Record<string, SceneNode>;
	endings: Record<string, { text: ItemNode[] }>;
	ties: Record<string, TieNode>;
	marks: string[];
	people: Record<
		string,
		{ home?: boolean; kind?: 'person' | 'service' | 'creature'; unseen?: boolean }
	>;
	sheets: Record<string, { of: string; entries: Record<string, { row: Row; if?: Test }> }>;
	same?: { if: Test; entries: string[] };
	/** Parts in order, with the ids of their agendas. */
	parts?: Record<string, { when?: true; agenda: string[] }>;
	/** Blocks of the page in order; a line without a test is always printed. */
	page?: { id: string; as: Block; lines: { if?: Test }[] }[];
	renamed: Record<string, string>;
}

/** A relation (`from`–`to`) or a condition (`of`), with its levels from thin to strong. */
export interface TieNode {
	from?: string;
	to?: string;
	of?: string;
	/** How each level is drawn; its length is the number of levels. */
	lines: Line[];
	/** Level at the start, counted from 0. */
	start: number;
}

/** A normal form of conditions; levels are counted from 0, both ends included. */
export type Test =
	| { mark: string }
	| { tie: string; from: number; upto: number }
	| { not: Test }
	| { all: Test[] }
	| { any: Test[] };

/** What changes: levels to move to (`up`, `down`, or a level from 0) and marks to leave. */
export interface Effects {
	moves?: Record<string, 'up' | 'down' | number>;
	marks?: string[];
}

/** A conditional road, read from the top. */
export type RoadNode = { if?: Test; to: string }[];

/** An item of a text: its key, and who speaks or when it shows. */
export type ItemNode =
	{ key: string; who?: string } | { if: Test; items: ItemNode[]; because?: string; echo?: true };

export interface ChoiceNode extends Effects {
	if?: Test;
	/** `true` where the choice is an act without words. */
	act?: boolean;
	keeps?: string[];
	strains?: string[];
	repairs?: string[];
	then: ItemNode[];
	to: RoadNode;
}

export interface SceneNode extends Effects {
	/** Known by name only; the rest of the story has not come yet. */
	stub?: true;
	basis: string;
	caution?: Caution;
	safety?: boolean;
	text: ItemNode[];
	/** Empty where there is nothing to choose. */
	choices: Record<string, ChoiceNode>;
	/** Where `next` leads; empty where choices lead on. */
	to: RoadNode;
	skip?: Effects & { to: RoadNode };
	/** Where the reader may leave the story from here. */
	leave?: Effects & { to: RoadNode };
	part?: string;
	item?: string;
	/** Whether the page is laid out here. */
	page?: true;
	reflection?: [string, string];
	report?: boolean;
	teaches?: string[];
}

/** Things that can be done without choosing: go on, skip a hard scene, leave. */
export const PASSAGES: readonly string[] = ['next', 'skip', 'leave'];

/** Whether an act ends the reading of a scene before its decision: such a run is not complete. */
export function cutsShort(did: string): boolean {
	return did === 'skip' || did === 'leave';
}

/** What is done, and where it leads, by the name of an act: a choice, or one of {@link PASSAGES}. */
export function actOf(
	scene: SceneNode | undefined,
	did: string
): (Effects & { to: RoadNode }) | undefined {
	if (did === 'next') return scene;
	if (did === 'skip') return scene?.skip;
	if (did === 'leave') return scene?.leave;
	return scene && Object.hasOwn(scene.choices, did) ? scene.choices[did] : undefined;
}
