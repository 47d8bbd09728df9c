import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run, tool } from '../run.mjs';
import { PlainError, say } from '../say.mjs';
import { top } from '../top.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Entry
 * @typedef {{ packages?: Record<string, Entry> }} Lock
 */

/**
 * Whether what npm has installed is what the lock file asks for.
 * Packages for other systems (optional ones) may be missing.
 * @param {Lock} lock `package-lock.json`
 * @param {Lock} installed `node_modules/.package-lock.json`, which npm writes after installing
 */
export function matches(lock, installed) {
	const wanted = lock.packages ?? {};
	const present = installed.packages ?? {};
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		const there = present[path];
		if (!there) return Boolean(entry.optional ?? entry.devOptional);
		return there.version === entry.version && there.integrity === entry.integrity;
	});
}

/**
 * Whether the packages in a folder need to be installed.
 * Cheap when the stamp `node_modules/.banso-install` fits; otherwise npm's own record is compared with the lock file.
 * @param {string} root
 * @returns {'installed' | 'unstamped' | 'missing' | 'outdated'}
 */
export function installState(root) {
	if (!existsSync(join(root, 'node_modules'))) return 'missing';
	if (readStamp(join(root, 'node_modules/.banso-install')) === lockHash(root)) return 'installed';
	const record = join(root, 'node_modules/.package-lock.json');
	if (!existsSync(record)) return 'missing';
	return matches(readJson(join(root, 'package-lock.json')), readJson(record))
		? 'unstamped'
		: 'outdated';
}

/**
 * Installs the packages where they are missing or outdated; otherwise does nothing.
 * @returns {Promise<boolean>} whether anything was installed
 * @throws {PlainError} with npm's output when it fails
 */
export async function install() {
	const state = installState(top);
	if (state === 'installed') return false;
	if (state !== 'unstamped') {
		say(
			'必要な部品を入れています（数分かかることがあります）',
			'Installing packages (may take minutes)'
		);
		const { code, output } = await installLocked();
		if (code !== 0) {
			throw new PlainError(
				'部品を入れられませんでした。ネットワークを確かめて、もう一度お試しください',
				'Packages could not be installed. Check the network connection and try again',
				output
			);
		}
	}
	writeFileSync(join(top, 'node_modules/.banso-install'), lockHash(top));
	return state !== 'unstamped';
}

/**
 * `npm ci`, and where it refuses (EUSAGE), `npm install` without saving: a lock file written on one system may lack
 * the optional packages of another. Both take exactly the locked versions and leave the lock file as it is.
 */
async function installLocked() {
	const options = ['--include=dev', '--no-audit', '--no-fund'];
	const strict = await run(npm(['ci', ...options]));
	if (strict.code === 0 || !strict.output.includes('EUSAGE')) return strict;
	return run(npm(['install', '--no-save', ...options]));
}

/** @type {Promise<void> | undefined} */
let syncing;

/**
 * Writes SvelteKit's generated types and `.svelte-kit/tsconfig.json`, which TypeScript and the linter read; once in
 * this process, however many ask.
 * @returns {Promise<void>}
 * @throws {PlainError} with SvelteKit's output when the routes or the configuration are at fault
 */
export function sync() {
	return (syncing ??= write());
}

async function write() {
	const { code, output } = await run(tool('@sveltejs/kit', ['sync'], 'svelte-kit'));
	if (code === 0) return;
	throw new PlainError(
		'SvelteKit の型を作れませんでした。上の記録をご覧ください',
		'SvelteKit could not write its types. See the output above',
		output
	);
}

/** @param {string} root */
function lockHash(root) {
	return fingerprint(root, ['package-lock.json']);
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readJson(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}
