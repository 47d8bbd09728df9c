import { readFolders } from '../../src/commands/folders';
import { walk } from '../../src/lib/machine/walk';
import { declare, type Declared } from '../../src/lib/review/declared';
import { toProgram } from '../../src/lib/scenario/compile';
import { hashOf } from '../../src/lib/scenario/hash';
import { parseScript } from '../../src/lib/scenario/parse';
import type { Program } from '../../src/lib/scenario/program';
import { proseOf } from '../../src/lib/scenario/prose';
import { readTranslation } from '../../src/lib/scenario/translation';

/** A story as the server knows it. */
export interface StoryKept {
	scenario: string;
	hash: string;
	program: Program;
	declared: Declared;
	words: { ja: Record<string, string>; en: Record<string, string> };
}

const folders = readFolders('scenarios').stories;
const read = new Map<string, StoryKept>();

/** A real story, as `src/lib/server/shelf.ts` makes it. */
export function storyKept(scenario: string): StoryKept {
	const found = read.get(scenario);
	if (found) return found;
	const files = folders.get(scenario) ?? {};
	const { script } = parseScript(scenario, files['scenario.yaml'] ?? '');
	if (!script) throw new Error(`There is no story "${scenario}".`);
	const program = toProgram(script);
	const ja = Object.fromEntries(proseOf(script).map(({ key, text }) => [key, text]));
	const { translation } = readTranslation('en.yaml', 'en', files['en.yaml'] ?? '');
	const en = Object.fromEntries(
		Object.entries(ja).map(([key, text]) => [key, translation.texts.get(key)?.text ?? text])
	);
	const story = {
		scenario,
		hash: hashOf([program, ja], 16),
		program,
		declared: declare(program, walk(program)),
		words: { ja, en }
	};
	read.set(scenario, story);
	return story;
}
