import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash over the names and contents of files and folders, so that a copy or a fresh clone has the same one.
 * Paths that do not exist count as absent; hidden files (`.DS_Store`, editors' drafts) are left out.
 * @param {string} root the folder the paths are relative to
 * @param {string[]} paths files or folders
 * @returns {string} 64 hexadecimal digits
 */
export function fingerprint(root, paths) {
	const hash = createHash('sha256');
	for (const path of paths) {
		for (const file of filesUnder(root, path)) {
			const content = readFileSync(join(root, file));
			hash.update(`${file}\0${content.length}\0`).update(content);
		}
	}
	return hash.digest('hex');
}

/**
 * Every file under a path, in a fixed order, with forward slashes.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [path];
	return readdirSync(full)
		.filter((name) => !name.startsWith('.') && !name.endsWith('~'))
		.sort()
		.flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/**
 * What a stamp file holds.
 * @param {string} file
 * @returns {string | undefined} undefined where there is no such file
 */
export function readStamp(file) {
	return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
