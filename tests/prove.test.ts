import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSound } from '../src/lib/machine/prove';
import { jsonSchema } from '../src/lib/scenario/schema';
import { proveStory, soundStory } from './sample';

const SCENARIOS = join(import.meta.dirname, '../scenarios');
const story = soundStory('two-cups');
const script = story['scenario.yaml'] ?? '';

describe('a proof', () => {
	it('measures the story, and how often walk and machine were held together', () => {
		const proof = proveStory('two-cups', story);
		expect(isSound(proof)).toBe(true);
		expect(proof.agreed).toBe(11);
		expect(proof.measure).toEqual({
			configurations: 14,
			edges: 15,
			endings: 3,
			shortest: 2,
			longest: 2,
			everyRun: ['kitchen', 'tonight']
		});
	});

	it('refuses a story that is too large to be walked whole, and says what to do', () => {
		const many = Array.from({ length: 31 }, (_, n) => `  mark-${n}: 印${n}\n`).join('');
		const large = script.replace('marks:\n', `marks:\n${many}`);
		const { problems, checks } = proveStory('two-cups', { 'scenario.yaml': large });
		expect(problems).toMatchObject([{ code: 'too-large', line: 14, column: 1 }]);
		expect(checks).toMatchObject({ form: true, reach: false, trap: undefined });
	});

	it('reads files with the line ends of Windows alike', () => {
		const windows = Object.fromEntries(
			Object.entries(story).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')])
		);
		expect(proveStory('two-cups', windows).problems).toEqual([]);
		const broken = {
			...windows,
			'scenario.yaml': windows['scenario.yaml']?.replace('to: night\r', 'to: nite\r') ?? ''
		};
		expect(proveStory('two-cups', broken).problems).toContainEqual(
			expect.objectContaining({ code: 'unknown-id', line: 81, column: 9, excerpt: '    to: nite' })
		);
	});

	it('of an empty folder is a problem of form and nothing thrown', () => {
		const { problems, checks } = proveStory('empty', {});
		expect(problems).toMatchObject([{ code: 'form', line: 1 }]);
		expect(checks).toMatchObject({ form: false, reach: undefined });
	});
});

describe('the schema for editors', () => {
	const schema = jsonSchema();

	it('is written down as the code says it; mend with: npm run scenarios -- --schema', () => {
		const written = readFileSync(join(SCENARIOS, 'schema.json'), 'utf8');
		expect(JSON.parse(written)).toEqual(schema);
	});

	it('describes every field, in Japanese and in English', () => {
		const silent: string[] = [];
		const look = (node: unknown, path: string): void => {
			if (typeof node !== 'object' || node === null) return;
			const { properties } = node as { properties?: Record<string, { description?: string }> };
			for (const [name, field] of Object.entries(properties ?? {})) {
				if (!/[ぁ-ん].* \/ .*[a-z]/u.test(field.description ?? '')) silent.push(`${path}.${name}`);
			}
			for (const [name, inner] of Object.entries(node)) look(inner, `${path}.${name}`);
		};
		look(schema, '');
		// These three are described as a whole, by the item they belong to.
		expect(silent.filter((path) => !/condition.*\.(not|all|any)$/.test(path))).toEqual([]);
	});

	it('is named in the first line of every story', () => {
		const stories = readdirSync(SCENARIOS).filter((name) =>
			statSync(join(SCENARIOS, name)).isDirectory()
		);
		const without = stories.filter((slug) => {
			const text = readFileSync(join(SCENARIOS, slug, 'scenario.yaml'), 'utf8');
			return text.split(/\r?\n/)[0] !== '# yaml-language-server: $schema=../schema.json';
		});
		expect(without).toEqual([]);
	});
});
