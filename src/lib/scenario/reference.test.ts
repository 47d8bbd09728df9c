import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLock } from './lock';
import { lostRoutes, readReferences, REFERENCE_FILES } from './reference';

const folder = join(import.meta.dirname, '../../../scenarios');
const texts = Object.fromEntries(
	REFERENCE_FILES.map((name) => [name, readFileSync(join(folder, `${name}.yaml`), 'utf8')])
);
const tell = (changed: Record<string, string | undefined>) =>
	readReferences({ ...texts, ...changed }).problems.map(
		({ code, file, line }) => `${code} ${file}:${line}`
	);

describe('the files beside the stories', () => {
	it('are as the code expects them', () => {
		const { references, problems } = readReferences(texts);
		expect(problems).toEqual([]);
		expect(Object.keys(references ?? {})).toEqual(REFERENCE_FILES);
		expect(Object.keys(references?.principles.principles ?? {})).toHaveLength(16);
	});

	it('are told of when one is missing', () => {
		expect(tell({ words: undefined })).toEqual(['missing-file scenarios/words.yaml:1']);
	});

	it('are told of all at once, each with its line', () => {
		const principles = (texts['principles'] ?? '').replace('number: 1\n', 'number: one\n');
		const line = principles.split('\n').findIndex((text) => text.includes('number: one')) + 1;
		expect(tell({ principles, words: 'avoid: [' })).toEqual([
			`form scenarios/principles.yaml:${line}`,
			expect.stringMatching('yaml scenarios/words.yaml:1')
		]);
	});
});

describe('the lock of a story', () => {
	const read = (text?: string) => readLock('scenarios/a/lock.json', text);

	it('may be missing, as long as nothing was released', () => {
		expect(read()).toEqual({ problems: [] });
	});

	it('is read as it was written', () => {
		const lock = { released: ['scenes.hall'], translated: { en: { title: 'a:b' } } };
		expect(read(JSON.stringify(lock))).toEqual({ lock, problems: [] });
	});

	it.each([
		['cut off', '{ "released": ['],
		['of a merge that was left open', '<<<<<<< HEAD\n{}\n'],
		['empty', ''],
		['null', 'null'],
		['without its parts', '{}'],
		['with numbers for hashes', '{ "released": [], "translated": { "en": { "title": 1 } } }']
	])('is told of and not used when it is %s', (_, text) => {
		const { lock, problems } = read(text);
		expect(lock).toBeUndefined();
		expect(problems).not.toEqual([]);
		expect(problems[0]).toMatchObject({ code: 'form', file: 'scenarios/a/lock.json' });
	});
});

it('a route that names a story which is not there is told with its line', () => {
	const both = { ja: 'あ', en: 'a' };
	const text = 'routes:\n  evening:\n    stories:\n      - story: tea\n      - story: cofee\n';
	const stories = ['tea', 'cofee'].map((story) => ({ story, why: both }));
	const routes = { routes: { evening: { name: both, why: both, together: true, stories } } };
	expect(lostRoutes(text, { routes }, new Set(['tea', 'coffee']))).toMatchObject([
		{ code: 'unknown-id', file: 'scenarios/routes.yaml', line: 5 }
	]);
});
