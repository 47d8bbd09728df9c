import { PlainError } from './say.mjs';

/** The oldest Node that Bansō runs on: the same as `engines` in package.json. */
export const OLDEST = [20, 19];

/**
 * Whether a Node version is new enough.
 * @param {string} version as in `process.versions.node`, e.g. `20.19.0`
 */
export function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
	return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Stops with a plain message where Node is too old.
 * @param {string} [version] default: the running Node
 * @throws {PlainError}
 */
export function checkNode(version = process.versions.node) {
	if (isNewEnough(version)) return;
	const oldest = OLDEST.join('.');
	throw new PlainError(
		`Node.js ${oldest} 以上が必要です（今は ${version}）。https://nodejs.org/ja/download から入れてください`,
		`Bansō needs Node.js ${oldest} or later (this is ${version}). Get it from https://nodejs.org/en/download`
	);
}
