import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFolders } from '../src/commands/folders';

const TOP = join(import.meta.dirname, '..');
/** Text files of a folder and all below it. */
const filesIn = (folder: string) =>
	readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' }).filter(
		(file) =>
			/\.(ts|mjs|js|svelte|json|html|css)$/.test(file) && statSync(join(TOP, folder, file)).isFile()
	);

it('a story is one folder: no code and no list names any of them', () => {
	const slugs = [...readFolders(join(TOP, 'scenarios')).stories.keys()];
	expect(slugs.length).toBeGreaterThan(0);
	const named = ['src', 'static', 'tests/e2e', '.ci'].flatMap((folder) =>
		filesIn(folder).flatMap((file) => {
			const text = readFileSync(join(TOP, folder, file), 'utf8');
			return slugs
				.filter((slug) => text.includes(slug))
				.map((slug) => `${folder}/${file}: ${slug}`);
		})
	);
	expect(named).toEqual([]);
});
