import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import ts from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { floors } from '../src/commands/floors.mjs';

const FOLDERS = ['scenario', 'machine', 'workshop', 'review', 'journal', 'i18n', 'server', 'ui'];
const PATH = 'import-x/no-restricted-paths';
const PACKAGE = 'no-restricted-imports';

/** A house with one file on each floor, so that the test does not depend on what the project holds today. */
let root: string;
let eslint: ESLint;

beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), 'banso-floors-'));
	write('tsconfig.json', '{"compilerOptions":{"paths":{"$lib/*":["./src/lib/*"]}}}');
	for (const folder of FOLDERS) write(`src/lib/${folder}/a.ts`, 'export const a = 1;');
	for (const folder of ['routes', 'commands']) write(`src/${folder}/a.ts`, 'export const a = 1;');
	eslint = new ESLint({
		cwd: root,
		overrideConfigFile: true,
		overrideConfig: [
			{
				files: ['**/*.ts'],
				languageOptions: { parser: ts.parser },
				plugins: { 'import-x': importX },
				settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: root })] }
			},
			...floors(root)
		]
	});
});
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, text: string) {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}

/** The rules that a text in a file of the house breaks. */
async function broken(file: string, text: string) {
	const [result] = await eslint.lintText(text, { filePath: join(root, 'src', file) });
	return result?.messages.map(({ ruleId, message }) => ruleId ?? message);
}

describe('a file may not look up', () => {
	it.each([
		['lib/scenario/b.ts', '$lib/machine/a'],
		['lib/scenario/b.ts', '../machine/a'],
		['lib/scenario/deep/b.ts', '../../ui/a'],
		['lib/machine/b.ts', '$lib/workshop/a'],
		['lib/workshop/b.ts', '$lib/review/a'],
		['lib/review/b.ts', '../workshop/a'],
		['lib/journal/b.ts', '$lib/server/a'],
		['lib/server/b.ts', '$lib/journal/a'],
		['lib/i18n/b.ts', '$lib/ui/a'],
		['lib/ui/b.ts', '$lib/server/a'],
		['lib/ui/b.ts', '../../routes/a'],
		['lib/machine/b.ts', '../../commands/a'],
		['routes/b.ts', '../commands/a'],
		['commands/b.ts', '../routes/a'],
		['routes/play/+page.server.ts', '$lib/journal/a']
	])('%s from %s', async (file, from) => {
		expect(await broken(file, `import { a } from '${from}'; a;`)).toEqual([PATH]);
		expect(await broken(file, `export const later = () => import('${from}');`)).toEqual([PATH]);
	});

	it('for a type either', async () => {
		const text = "import type { a } from '$lib/ui/a'; export type A = typeof a;";
		expect(await broken('lib/machine/b.ts', text)).toEqual([PATH]);
	});
});

describe('a file may look down and about its own folder', () => {
	it.each([
		['lib/scenario/b.ts', './a'],
		['lib/scenario/checks/b.ts', '../a'],
		['lib/machine/b.ts', '$lib/scenario/a'],
		['lib/workshop/b.ts', '../machine/a'],
		['lib/review/b.ts', '$lib/scenario/a'],
		['lib/journal/b.ts', '$lib/review/a'],
		['lib/server/b.ts', '$lib/workshop/a'],
		['lib/ui/b.ts', '$lib/i18n/a'],
		['routes/b.ts', '$lib/ui/a'],
		['routes/play/+page.server.ts', '$lib/server/a'],
		['commands/b.ts', '../lib/machine/a'],
		['lib/ui/b.ts', 'svelte'],
		['lib/server/b.ts', 'kysely']
	])('%s from %s', async (file, from) => {
		expect(await broken(file, `import { a } from '${from}'; a;`)).toEqual([]);
	});
});

describe('scenario, machine, workshop and review are plain logic', () => {
	const packages = ['svelte', 'svelte/store', '$app/state', '@sveltejs/kit', 'kysely', 'idb'];
	const pure = ['scenario', 'machine', 'workshop', 'review'];
	const cases = pure.flatMap((folder) => packages.map((name) => [folder, name] as const));

	it.each(cases)('%s without %s', async (folder, name) => {
		const file = `lib/${folder}/b.ts`;
		expect(await broken(file, `import { a } from '${name}'; a;`)).toEqual([PACKAGE]);
		const later = `export const later = () => import('${name}');`;
		expect(await broken(file, later)).toEqual(['no-restricted-syntax']);
	});

	it.each(['window', 'document', 'localStorage', 'indexedDB', 'navigator'])(
		'and without the browser: %s',
		async (name) => {
			expect(await broken('lib/machine/b.ts', `${name}.x;`)).toEqual(['no-restricted-globals']);
			expect(await broken('lib/ui/b.ts', `${name}.x;`)).toEqual([]);
		}
	);

	it('but with a variable of such a name, and with packages that know no page', async () => {
		expect(await broken('lib/scenario/b.ts', 'const document = 1; document;')).toEqual([]);
		expect(await broken('lib/machine/b.ts', "import { setup } from 'xstate'; setup;")).toEqual([]);
	});
});

it('is what the project itself is linted with', async () => {
	const project = new ESLint();
	const config = (await project.calculateConfigForFile('src/lib/machine/machine.ts')) as {
		rules: Record<string, [number, ...unknown[]]>;
	};
	for (const rule of [PATH, PACKAGE, 'no-restricted-syntax', 'no-restricted-globals']) {
		expect(config.rules[rule]?.[0]).toBe(2);
	}
});
