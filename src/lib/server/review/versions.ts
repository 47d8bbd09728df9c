import { setImmediate as turn } from 'node:timers/promises';
import { walk } from '$lib/machine/walk';
import { declare, type Declared } from '$lib/review/declared';
import type { Version } from '$lib/review/contribution';
import type { Lang } from '$lib/scenario/languages';
import type { Program } from '$lib/scenario/program';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { wordsForReview } from './words';

/** The stories as they are now. */
export interface Stories {
	slugs: readonly string[];
	/** Undefined where there is none. */
	get(slug: string): StoryNow | undefined;
}

export interface StoryNow {
	hash: string;
	program: Program;
	texts: Record<Lang, Record<string, string>>;
}

/** A version that was kept, and what may be told of it. */
export interface KnownVersion extends Version {
	declared: Declared;
}

/** So many versions stay in memory, those asked for last. */
const KEPT = 32;

/** Versions read so far, by database. */
const read = new WeakMap<object, Map<string, KnownVersion>>();
/** Versions that are being registered: walking a large story takes a second, and many may ask for it at once. */
const registering = new Map<string, Promise<void>>();

const nameOf = (scenario: string, hash: string) => `${scenario} ${hash}`;

/**
 * Keeps every present version that is not kept yet, so that what is sent of it can be taken and told when the story
 * has long been edited. Other work goes on between two stories.
 */
export async function registerVersions(db: Db, stories: Stories): Promise<void> {
	const rows = await db.selectFrom('story_version').select(['scenario', 'hash']).execute();
	const there = new Set(rows.map(({ scenario, hash }) => nameOf(scenario, hash)));
	for (const slug of stories.slugs) {
		const story = stories.get(slug);
		if (!story || there.has(nameOf(slug, story.hash))) continue;
		await register(db, slug, story);
		await turn();
	}
}

/**
 * A version of a story; a present one is kept now if it was not before.
 * @returns undefined where this server never knew it.
 */
export async function versionOf(
	db: Db,
	stories: Stories,
	scenario: string,
	hash: string
): Promise<KnownVersion | undefined> {
	const known = await findVersion(db, scenario, hash);
	if (known) return known;
	const story = stories.get(scenario);
	if (story?.hash !== hash) return undefined;
	const name = nameOf(scenario, hash);
	const under = registering.get(name) ?? register(db, scenario, story);
	registering.set(name, under);
	await under.finally(() => registering.delete(name));
	return findVersion(db, scenario, hash);
}

/** A version that was kept; undefined where it was not. */
export async function findVersion(
	db: Db,
	scenario: string,
	hash: string
): Promise<KnownVersion | undefined> {
	const versions = read.get(db) ?? new Map<string, KnownVersion>();
	read.set(db, versions);
	const name = nameOf(scenario, hash);
	const found = versions.get(name) ?? (await readVersion(db, scenario, hash));
	if (!found) return undefined;
	versions.delete(name);
	versions.set(name, found);
	for (const [oldest] of versions) {
		if (versions.size <= KEPT) break;
		versions.delete(oldest);
	}
	return found;
}

async function readVersion(
	db: Db,
	scenario: string,
	hash: string
): Promise<KnownVersion | undefined> {
	const row = await db
		.selectFrom('story_version')
		.select(['program', 'declared'])
		.where('scenario', '=', scenario)
		.where('hash', '=', hash)
		.executeTakeFirst();
	return (
		row && {
			scenario,
			hash,
			program: JSON.parse(row.program) as Program,
			declared: JSON.parse(row.declared) as Declared
		}
	);
}

async function register(db: Db, scenario: string, { hash, program, texts }: StoryNow) {
	const declared = declare(program, walk(program));
	const version = {
		scenario,
		hash,
		program: JSON.stringify(program),
		declared: JSON.stringify(declared),
		words: JSON.stringify(wordsForReview(texts))
	};
	await patiently(() =>
		db
			.insertInto('story_version')
			.values(version)
			.onConflict((conflict) => conflict.doNothing())
			.execute()
	);
}
