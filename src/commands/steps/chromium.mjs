import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run, tool } from '../run.mjs';
import { PlainError, say } from '../say.mjs';

/**
 * @typedef {object} Browser
 * @property {string | undefined} path the executable; undefined for the one Playwright keeps itself
 * @property {'CHROMIUM_PATH' | 'system' | 'playwright'} source
 *
 * @typedef {object} Surroundings what the search looks at; each can be replaced in a test
 * @property {Record<string, string | undefined>} env
 * @property {NodeJS.Platform} platform
 * @property {(file: string) => boolean} exists
 * @property {(file: string) => boolean} starts whether an executable answers `--version`
 * @property {() => string | undefined} playwright where Playwright's own browser would lie
 */

/** How it is started: nothing that would use the network or the processor by itself. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge'
];

/** Where Windows and macOS keep browsers; they are not on PATH there. */
const PLACES = /** @type {Record<string, string[]>} */ ({
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
	],
	win32: [
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
	]
});

/** @returns {Surroundings} */
function thisComputer() {
	return {
		env: process.env,
		platform: process.platform,
		exists: existsSync,
		// Ubuntu's chromium-browser may be a notice that asks for snap, and not a browser.
		starts: (file) => spawnSync(file, ['--version'], { timeout: 10_000 }).status === 0,
		playwright: () => {
			try {
				/** @type {typeof import('@playwright/test')} */
				const { chromium } = createRequire(import.meta.url)('@playwright/test');
				return chromium.executablePath();
			} catch {
				return undefined;
			}
		}
	};
}

/**
 * Finds a Chromium: CHROMIUM_PATH, then PATH and the usual places, then the one Playwright keeps. Installs nothing.
 * @param {Partial<Surroundings>} [surroundings] default: this computer
 * @returns {Browser | undefined}
 * @throws {PlainError} when CHROMIUM_PATH names a file that is not there
 */
export function findChromium(surroundings = {}) {
	const { env, platform, exists, starts, playwright } = { ...thisComputer(), ...surroundings };
	const named = env['CHROMIUM_PATH'];
	if (named) {
		if (exists(named)) return { path: named, source: 'CHROMIUM_PATH' };
		throw new PlainError(
			`CHROMIUM_PATH の「${named}」がありません`,
			`CHROMIUM_PATH names "${named}", which does not exist`
		);
	}
	const folders = platform === 'win32' ? [] : (env['PATH'] ?? '').split(delimiter).filter(Boolean);
	for (const file of NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))) {
		if (exists(file) && starts(file)) return { path: file, source: 'system' };
	}
	const place = PLACES[platform]?.find(exists);
	if (place) return { path: place, source: 'system' };
	const own = playwright();
	return own && exists(own) ? { path: undefined, source: 'playwright' } : undefined;
}

/**
 * The executable for Playwright's `launchOptions`.
 * @returns {string | undefined} undefined: leave the choice to Playwright
 */
export function chromiumPath() {
	return findChromium()?.path;
}

/**
 * Finds a Chromium, or else installs one: the system's package on Debian and Ubuntu, otherwise Playwright's own.
 * @returns {Promise<Browser>}
 * @throws {PlainError} when there is none to be had
 */
export async function ensureChromium() {
	const found = findChromium();
	if (found) return found;
	let log = '';
	for (const attempt of [fromSystem, fromPlaywright]) {
		log += await attempt();
		const installed = findChromium();
		if (installed) return installed;
	}
	throw new PlainError(
		'ブラウザー Chromium が見つかりません。入れてから、CHROMIUM_PATH=/場所/chromium npm test をお試しください',
		'No Chromium was found. Install one, then try CHROMIUM_PATH=/path/to/chromium npm test',
		log
	);
}

/** Debian's and Ubuntu's package, with a Japanese font; only where that needs no password. */
async function fromSystem() {
	if (!existsSync('/usr/bin/apt-get')) return '';
	const root = process.getuid?.() === 0;
	if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) return '';
	say('Chromium を apt-get で入れています', 'Installing Chromium with apt-get');
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	let log = '';
	for (const args of [['update'], ['install', '-y', 'chromium', 'fonts-noto-cjk']]) {
		const command = root
			? { file: 'apt-get', args }
			: { file: 'sudo', args: ['-n', 'apt-get', ...args] };
		log += (await run(command, { env })).output;
	}
	return log;
}

/** Playwright's own download. */
async function fromPlaywright() {
	say('Chromium を Playwright で入れています', 'Installing Chromium with Playwright');
	return (await run(tool('@playwright/test', ['install', 'chromium'], 'playwright'))).output;
}
