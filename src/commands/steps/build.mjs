import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../run.mjs';
import { PlainError, say } from '../say.mjs';
import { top } from '../top.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';

/** What the built app depends on. Documents and tests are not among it. */
const SOURCES = [
	'src',
	'scenarios',
	'static',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/**
 * Whether the built app is missing or older than its sources, judged by their contents.
 * @param {string} root
 */
export function isStale(root) {
	if (!existsSync(join(root, 'build/handler.js'))) return true;
	return readStamp(join(root, 'build/.banso-build')) !== fingerprint(root, SOURCES);
}

/**
 * Builds the app into `build/` where it is missing or stale; otherwise does nothing.
 * @returns {Promise<boolean>} whether anything was built
 * @throws {PlainError} with Vite's output when it fails
 */
export async function build() {
	if (!isStale(top)) return false;
	say('アプリを組み立てています（1 分ほど）', 'Building the app (about a minute)');
	// Taken before building: an edit made meanwhile then leads to another build.
	const sources = fingerprint(top, SOURCES);
	const { code, output } = await run(tool('vite', ['build']));
	if (code !== 0 || !existsSync(join(top, 'build/handler.js'))) {
		throw new PlainError(
			'組み立てに失敗しました。上の記録をご覧ください',
			'The build failed. See the output above',
			output
		);
	}
	writeFileSync(join(top, 'build/.banso-build'), sources);
	return true;
}
