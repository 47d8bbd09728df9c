import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from '../lib/machine/prove';

/**
 * The stories of a folder, as text.
 * @param root folder that holds one folder a story, and the reference files.
 * @returns stories by slug, and reference files by name without ending.
 */
export function readFolders(root: string): {
	stories: Map<string, Folder>;
	references: Record<string, string>;
} {
	const stories = new Map<string, Folder>();
	const references: Record<string, string> = {};
	for (const entry of readdirSync(root, { withFileTypes: true }).sort((a, b) =>
		a.name.localeCompare(b.name)
	)) {
		const path = join(root, entry.name);
		if (entry.isDirectory() && existsSync(join(path, 'scenario.yaml'))) {
			stories.set(entry.name, readFolder(path));
		} else if (entry.name.endsWith('.yaml')) {
			references[entry.name.replace('.yaml', '')] = readFileSync(path, 'utf8');
		}
	}
	return { stories, references };
}

/** The texts of one story's folder, by file name. */
export function readFolder(path: string): Folder {
	return Object.fromEntries(
		readdirSync(path)
			.filter((name) => name.endsWith('.yaml') || name === 'lock.json')
			.map((name) => [name, readFileSync(join(path, name), 'utf8')])
	);
}
