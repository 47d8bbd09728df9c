import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { MOST_MARKS } from '../src/lib/machine/stepper';
import { MOST_CONFIGURATIONS } from '../src/lib/machine/walk';
import { LONGEST } from '../src/lib/scenario/checks/balance';
import { LONGEST_ENDING } from '../src/lib/scenario/checks/endings';
import { LONGEST_SENTENCE } from '../src/lib/scenario/checks/language';
import { CODES } from '../src/lib/scenario/problem';
import { proveStory } from './sample';

const ROOT = join(import.meta.dirname, '..');
const guide = readFileSync(join(ROOT, 'scenarios/README.md'), 'utf8');

/** Fenced pieces of YAML: the file they are, if any, and what they hold. */
const pieces = [...guide.matchAll(/^```yaml ?(\S*)\n([\s\S]*?)^```$/gm)].map((found) => ({
	file: found[1] ?? '',
	text: found[2] ?? ''
}));

/** Sections of the last part by their headings. */
const sections = new Map(
	(guide.split('\n## ').at(-1) ?? '')
		.split('\n### ')
		.slice(1)
		.map((section) => [section.split('\n')[0] ?? '', section] as const)
);

/** Everything the code can say, by what stands in it. */
function codesInUse(): Set<string> {
	const files = ['src/lib/scenario', 'src/lib/machine', 'src/commands']
		.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
				join(ROOT, folder, file)
			)
		)
		.filter(
			(file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('problem.ts')
		);
	const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
	const said = [...text.matchAll(/code:([^\n]*)|\bsay\(\s*('[a-z-]+')/g)]
		.map(([all]) => all)
		.join(' ');
	return new Set(
		CODES.filter(
			(code) => said.includes(`'${code}'`) || said.includes(`\`${code.replace(/-.*/, '')}-\${`)
		)
	);
}

describe('the small story of the guide', () => {
	const story = Object.fromEntries(
		pieces
			.filter(({ file }) => file !== '')
			.map(({ file, text }) => [file.split('/').at(-1) ?? '', text])
	);

	it('is wholly green', () => {
		expect(Object.keys(story)).toEqual(['scenario.yaml', 'en.yaml']);
		const { problems, checks, subject } = proveStory('circular-board', story);
		expect(problems).toEqual([]);
		expect(Object.values(checks).every((passed) => passed === true)).toBe(true);
		expect(Object.keys(subject?.program.scenes ?? {})).toHaveLength(3);
	});

	it('is measured as the guide prints it', () => {
		const { measure: m, agreed } = proveStory('circular-board', story);
		const printed = /^```text\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? '';
		expect(printed).toContain(
			`${m?.configurations} configurations, ${m?.edges} edges, ${m?.endings} endings`
		);
		expect(printed).toContain(`runs of ${m?.shortest}–${m?.longest} decisions`);
		expect(printed).toContain(`on every run: ${m?.everyRun.join(', ')}`);
		expect(printed).toContain(`machine and walk agree on ${agreed} steps`);
	});
});

describe('the guide', () => {
	it('has one section for each code, and none without', () => {
		expect([...sections.keys()]).toEqual([...CODES]);
	});

	it('explains no code that is never told', () => {
		expect(CODES.filter((code) => !codesInUse().has(code))).toEqual([]);
	});

	it('says what to do under every code, in both languages', () => {
		for (const [code, section] of sections) {
			expect(section, code).toMatch(/→|戻|書きます/);
			expect(section, code).toMatch(/^\*[^*]+\*$/m);
		}
	});

	it('has examples that can be read', () => {
		for (const { text } of pieces) expect(parseDocument(text).errors).toEqual([]);
	});

	it.each([
		['uneven-choices', [LONGEST['ja'], LONGEST['en']]],
		['uneven-endings', [LONGEST_ENDING]],
		['long-sentence', [LONGEST_SENTENCE.ja, LONGEST_SENTENCE.en]],
		['too-large', [MOST_CONFIGURATIONS, MOST_MARKS]]
	])('names the bounds of %s as they are', (code, bounds) => {
		for (const bound of bounds) expect(sections.get(code)).toContain(bound?.toLocaleString('en'));
	});

	it('leads to its own sections', () => {
		const headings = [...guide.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
			heading
				.toLowerCase()
				.replaceAll(/[^\p{L}\p{N} -]/gu, '')
				.replaceAll(' ', '-')
		);
		const links = [...guide.matchAll(/\]\(#([^)]*)\)/g)].map(([, link = '']) => link);
		expect(links.filter((link) => !headings.includes(link))).toEqual([]);
	});
});
