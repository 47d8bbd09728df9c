import { join } from 'node:path';
import { readFolders } from '../../../src/commands/folders';
import { top } from '../../../src/commands/top.mjs';
import type { Declared } from '../../../src/lib/review/declared';
import { toProgram } from '../../../src/lib/scenario/compile';
import { hashOf } from '../../../src/lib/scenario/hash';
import { parseScript } from '../../../src/lib/scenario/parse';
import { proseOf } from '../../../src/lib/scenario/prose';
import type { Db } from '../../../src/lib/server/database/tables';
import {
	findVersion,
	registerVersions,
	type Stories
} from '../../../src/lib/server/review/versions';

/** Real stories, of which every course has all. */
const SLUGS = [
	'four-meetings',
	'half-a-page',
	'next-door-at-eighteen',
	'riverbank-at-five',
	'six-chairs',
	'small-column',
	'snack-time',
	'tea-once-a-month'
];

/** A version that is sent in the measurement. */
export interface Told {
	scenario: string;
	hash: string;
	declared: Declared;
}

const stories = readStories();

/** Keeps the stories in a database, as a server does when it starts. */
export async function keepStories(db: Db): Promise<Told[]> {
	await registerVersions(db, stories);
	const told: Told[] = [];
	for (const scenario of SLUGS) {
		const hash = stories.get(scenario)?.hash ?? '';
		const version = await findVersion(db, scenario, hash);
		if (version) told.push({ scenario, hash, declared: version.declared });
	}
	return told;
}

/** The content hash of a story as it is now. */
export function hashNow(scenario: string): string {
	return stories.get(scenario)?.hash ?? '';
}

/** What it is called. */
export function titleNow(scenario: string): string {
	return stories.get(scenario)?.texts.ja['title'] ?? scenario;
}

/** Its decisions. */
export function decisionsNow(scenario: string): string[] {
	return Object.entries(stories.get(scenario)?.program.scenes ?? {})
		.filter(([, { choices }]) => Object.keys(choices).length > 0)
		.map(([id]) => id);
}

function readStories(): Stories {
	const folders = readFolders(join(top, 'scenarios')).stories;
	const read = new Map(
		SLUGS.map((slug) => {
			const { script } = parseScript(slug, folders.get(slug)?.['scenario.yaml'] ?? '');
			if (!script) throw new Error(`${slug} cannot be read.`);
			const ja = Object.fromEntries(proseOf(script).map(({ key, text }) => [key, text]));
			const program = toProgram(script);
			return [slug, { program, hash: hashOf([program, ja], 16), texts: { ja, en: ja } }] as const;
		})
	);
	return { slugs: SLUGS, get: (slug) => read.get(slug) };
}
