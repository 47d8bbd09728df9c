import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readFolder, readFolders } from '../src/commands/folders';
import { prove, type Folder, type Proof } from '../src/lib/machine/prove';
import { readReferences, type References } from '../src/lib/scenario/reference';

const SAMPLES = join(import.meta.dirname, 'samples');
const REFERENCES = join(import.meta.dirname, '../scenarios');

const edit = z.union([
	z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() }),
	z.strictObject({ file: z.string(), delete: z.literal(true) })
]);

const caseSchema = z.strictObject({
	/** One sentence. */
	about: z.string(),
	/** The sound story that is edited: a folder of `samples/sound/`. */
	base: z.string(),
	/** In order, on the story's files or on the references beside it. */
	edit: z.array(edit).default([]),
	/** The problems, all of them, in the order they are told; none where the story is sound. */
	expect: z.array(
		z.strictObject({
			code: z.string(),
			file: z.string().default('scenario.yaml'),
			line: z.number(),
			column: z.number().optional(),
			path: z.array(z.string()).optional()
		})
	)
});
export type Case = z.output<typeof caseSchema>;

/** Names of all cases, as `trap/circle`. */
export function sampleNames(): string[] {
	return readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('case.yaml'))
		.map((file) => file.replaceAll('\\', '/').replace('/case.yaml', ''))
		.sort();
}

/** @param name as `trap/circle`. */
export function readCase(name: string): Case {
	return caseSchema.parse(parse(readFileSync(join(SAMPLES, name, 'case.yaml'), 'utf8')));
}

/** A sound story, as its author left it. */
export function soundStory(base: string): Folder {
	return readFolder(join(SAMPLES, 'sound', base));
}

/** What the stories refer to, as text by name without ending. */
function referenceTexts(): Record<string, string> {
	return readFolders(REFERENCES).references;
}

const asTheyAre = read(referenceTexts());

function read(texts: Record<string, string>): References {
	const { references, problems } = readReferences(texts);
	if (references) return references;
	throw new Error(problems.map((p) => `${p.file}:${p.line} ${p.message}`).join('\n'));
}

/** Prove a story, by default against the references of the project. */
export function proveStory(slug: string, story: Folder, references = asTheyAre): Proof {
	return prove(slug, story, references);
}

/**
 * Edit the base of a case and prove it.
 * @throws when an edit does not find its text exactly once.
 */
export function proveCase({ base, edit: edits }: Case): Proof {
	const story = soundStory(base);
	const texts = referenceTexts();
	for (const one of edits) {
		const [files, name] =
			one.file in story ? [story, one.file] : [texts, one.file.replace('.yaml', '')];
		const text = files[name];
		if (text === undefined) throw new Error(`There is no ${one.file} to edit.`);
		if ('delete' in one) delete files[name];
		else files[name] = replaceOnce(text, one.find, one.replace);
	}
	const touched = edits.some(({ file }) => file.replace('.yaml', '') in texts);
	return proveStory(base, story, touched ? read(texts) : asTheyAre);
}

function replaceOnce(text: string, find: string, replace: string): string {
	const parts = text.split(find);
	if (parts.length !== 2) {
		throw new Error(`Found ${parts.length - 1} times instead of once: ${JSON.stringify(find)}`);
	}
	return parts.join(replace);
}
