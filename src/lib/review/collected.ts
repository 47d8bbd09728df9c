import type { Contribution, Time, Version } from './contribution';
import { readContribution } from './contribution';
import { FEWEST_IN_BATCH } from './cells';
import type { Declared } from './declared';
import { fromFile } from './file';
import { release, type Release } from './release';
import { cellsOf, type Row } from './row';

/** The most bytes of a file that is read; the longest contribution has some 20,000. */
export const MOST_BYTES_OF_FILE = 64 * 1024;

/** A file somebody handed in. */
export interface Handed {
	name: string;
	/** Undefined where it could not be read, or is far too large. */
	text: string | undefined;
}

/** Why a file is not counted. */
export type NotCounted =
	/** It cannot be read, or is no such file. */
	| 'unreadable'
	/** It is a contribution, but not one that this app wrote: something in it was changed. */
	| 'altered'
	/** A story that this app does not have. */
	| 'unknown-story'
	/** The story as it was before an edit, or as it will be after one. */
	| 'another-version'
	/** The same file is there twice; it is counted once. */
	| 'double'
	/** One receipt, but different contents: which is the right one cannot be told, so none of them is counted. */
	| 'two-contents';

/** Files of one kind: they are told together, or not at all. */
export interface Collected {
	scenario: string;
	hash: string;
	time: Time;
	/** Names of the files that count. */
	files: string[];
	/** Undefined where they are fewer than ten. */
	release?: Release;
}

/** A story as it is needed here. */
export interface StoryHere extends Version {
	declared: Declared;
}

/** The story that a file is of, as far as it can be told, so that only such stories are fetched. */
export function storyOf({ text }: Handed): string | undefined {
	const contribution = (text === undefined ? undefined : fromFile(text))?.contribution;
	const scenario = (contribution as Partial<Contribution> | null | undefined)?.scenario;
	return typeof scenario === 'string' ? scenario : undefined;
}

/**
 * Apply the rule of release to files, where there is no server: ten or more of one kind (version of a story; first
 * runs, later runs or answers of a workshop) are a batch.
 *
 * The order of the files makes no difference. Nothing is lost: each file either counts, or is named with its reason.
 * A file is known by its receipt; nobody's name is on it.
 *
 * @param stories by slug, for those this app has.
 */
export function collect(
	handed: readonly Handed[],
	stories: ReadonlyMap<string, StoryHere>
): { groups: Collected[]; not: { name: string; why: NotCounted }[] } {
	const not: { name: string; why: NotCounted }[] = [];
	const byReceipt = new Map<string, { name: string; contribution: Contribution }[]>();
	for (const one of handed) {
		const found = readOne(one, stories);
		if (typeof found === 'string') {
			not.push({ name: one.name, why: found });
			continue;
		}
		const same = byReceipt.get(found.receipt) ?? [];
		byReceipt.set(found.receipt, same);
		same.push({ name: one.name, contribution: found.contribution });
	}
	const groups = new Map<string, { one: Contribution; files: string[]; rows: Row[] }>();
	for (const [receipt, [first, ...others]] of byReceipt) {
		if (!first) continue;
		const said = sayAgain(first.contribution);
		const alike = others.every(({ contribution }) => sayAgain(contribution) === said);
		for (const { name } of alike ? others : [first, ...others]) {
			not.push({ name, why: alike ? 'double' : 'two-contents' });
		}
		const declared = stories.get(first.contribution.scenario)?.declared;
		if (!alike || !declared) continue;
		const { scenario, hash, time } = first.contribution;
		const key = [scenario, time].join('.');
		const group = groups.get(key) ?? { one: first.contribution, files: [], rows: [] };
		groups.set(key, group);
		group.files.push(first.name);
		const cells = cellsOf(declared, first.contribution);
		group.rows.push({ scenario, hash, time, course: '', month: '', receipt, cells });
	}
	return {
		groups: [...groups]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([, { one, files, rows }]) => toCollected(one, files, rows, stories)),
		not
	};
}

/** What a contribution says, whatever the order of its fields in the file. */
function sayAgain({ scenario, hash, time, deeds }: Contribution): string {
	return JSON.stringify([scenario, hash, time, deeds.map(({ at, did }) => [at, did])]);
}

function readOne(
	{ text }: Handed,
	stories: ReadonlyMap<string, StoryHere>
): NotCounted | { receipt: string; contribution: Contribution } {
	const file = text === undefined ? undefined : fromFile(text);
	if (!file) return 'unreadable';
	const scenario = storyOf({ name: '', text });
	if (scenario === undefined) return 'altered';
	const story = stories.get(scenario);
	if (!story) return 'unknown-story';
	const read = readContribution(file.contribution, story);
	if ('contribution' in read) return { receipt: file.receipt, contribution: read.contribution };
	return read.refused === 'another-version' ? 'another-version' : 'altered';
}

function toCollected(
	{ scenario, hash, time }: Contribution,
	files: string[],
	rows: Row[],
	stories: ReadonlyMap<string, StoryHere>
): Collected {
	const declared = stories.get(scenario)?.declared;
	const kind = { scenario, hash, time, files };
	if (!declared || rows.length < FEWEST_IN_BATCH) return kind;
	const receipts = rows.map(({ receipt }) => receipt);
	const series = { scenario, hash, time, course: '' };
	return { ...kind, release: release(declared, { series, month: '', receipts }, rows) };
}
