import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from '../../src/commands/run.mjs';
import { fingerprint } from '../../src/commands/steps/fingerprint.mjs';
import { top } from '../../src/commands/top.mjs';
import { generate } from './generate';
import { writePeers } from './peers';

/** Scenes of the stories that are measured. */
export const SIZES = [12, 120, 1200];
/** Numbers of stories that the app is built with, each of 12 scenes. */
export const SHELVES = [2, 16];

/** What the built app depends on, besides the generated story. */
const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
const BENCH = ['generate.ts', 'sentences.ts', 'words.ts'].map((name) => `tests/bench/${name}`);
const PEERS = ['peers.ts', 'page.css', 'limit', 'ink'].map((name) => `tests/bench/${name}`);
const CACHE = join(tmpdir(), 'banso-bench');

/** A folder to build the app in. */
interface Build {
	/** `12 scenes`, as the tables say it. */
	name: string;
	/** Scenes of each story; the first story has the slug `generated`. */
	scenes: number;
	/** Number of stories; 1 by default. */
	stories?: number;
}

/**
 * Builds the app with generated stories in a temporary copy of the project, or finds the copy of an earlier run with
 * the same sources.
 * @param tell told what is going on.
 * @returns the folder, which holds `build/`.
 * @throws Error with the tool's output when the build fails.
 */
export async function buildApp(
	{ name, scenes, stories = 1 }: Build,
	tell: (line: string) => void
): Promise<string> {
	const yaml = readdirSync(join(top, 'scenarios')).filter((file) => file.endsWith('.yaml'));
	const references = yaml.map((file) => `scenarios/${file}`);
	const folder = cached(`app ${scenes} ${stories}`, [...SOURCES, ...references, ...BENCH]);
	if (existsSync(join(folder, 'built'))) return folder;
	tell(`Building the app with ${stories === 1 ? `a story of ${name}` : `${stories} stories`} …`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of [...SOURCES, 'package.json', 'tsconfig.json', ...references]) {
		if (existsSync(join(top, file)))
			cpSync(join(top, file), join(folder, file), { recursive: true });
	}
	symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'), 'junction');
	for (let n = 1; n <= stories; n++) {
		const { ja, en } = generate({ scenes, edition: n });
		const story = join(folder, 'scenarios', n === 1 ? 'generated' : `generated-${n}`);
		mkdirSync(story, { recursive: true });
		writeFileSync(join(story, 'scenario.yaml'), ja);
		writeFileSync(join(story, 'en.yaml'), en);
	}
	const { code, output } = await run(tool('vite', ['build']), { cwd: folder });
	if (code !== 0 || !existsSync(join(folder, 'build/handler.js'))) {
		throw new Error(`The app could not be built with ${name}.\n${output}`);
	}
	writeFileSync(join(folder, 'built'), '');
	return folder;
}

/**
 * The peers of a story, written once.
 * @returns the folder that `static-server.mjs` is to serve: one folder a size inside.
 */
export function buildPeers(sizes: readonly number[], tell: (line: string) => void): string {
	const folder = cached('peers', [...BENCH, ...PEERS]);
	for (const scenes of sizes) {
		const own = join(folder, String(scenes));
		if (existsSync(join(own, 'built'))) continue;
		tell(`Writing the peers of a story of ${scenes} scenes …`);
		writePeers(own, generate({ scenes }).script);
		writeFileSync(join(own, 'built'), '');
	}
	return folder;
}

/** A folder of its own for what it is made of. */
function cached(name: string, paths: string[]): string {
	const hash = createHash('sha256').update(fingerprint(top, paths)).digest('hex').slice(0, 12);
	return join(CACHE, `${name.replaceAll(' ', '-')}-${hash}`);
}
