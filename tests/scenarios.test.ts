import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REFERENCE_FILES } from '../src/lib/scenario/reference';

const TOP = join(import.meta.dirname, '..');

/** A folder of stories with the references of the project and one sound story. */
let root: string;
const file = (name: string) => join(root, 'two-cups', name);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'banso-scenarios-'));
	for (const name of REFERENCE_FILES) {
		cpSync(join(TOP, 'scenarios', `${name}.yaml`), join(root, `${name}.yaml`));
	}
	cpSync(join(TOP, 'tests/samples/sound/two-cups'), join(root, 'two-cups'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function edit(name: string, find: string, replace: string) {
	writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(find, replace));
}

/** Run the command; what it prints, and its exit code. */
function scenarios(...args: string[]) {
	const command = ['--import', 'tsx', 'src/commands/scenarios.ts', '--root', root, ...args];
	const { stdout, status } = spawnSync(process.execPath, command, { cwd: TOP, encoding: 'utf8' });
	return { out: stdout, lastLine: stdout.trimEnd().split('\n').at(-1), status };
}

describe('npm run scenarios', { timeout: 30_000 }, () => {
	it('prints a table and leaves with 0 when all is well', () => {
		const { out, lastLine, status } = scenarios();
		expect({ lastLine, status }).toEqual({ lastLine: '14 passed, 0 failed', status: 0 });
		expect(out).toContain('14 configurations, 15 edges, 3 endings, runs of 2–2 decisions');
	});

	it('leaves with 1 and shows the place and the shortest path when a target is gone', () => {
		edit('scenario.yaml', '    to: night\n', '    to: nowhere\n');
		const { out, lastLine, status } = scenarios('two-cups');
		expect(status).toBe(1);
		expect(lastLine).toMatch(/^\d+ passed, [1-9]\d* failed$/);
		expect(out).toContain('scenarios/two-cups/scenario.yaml:81:9 unknown-id');
		expect(out).toContain('  shortest path: kitchen: ask-tonight → dark-words → tonight');
	});

	it('prints one JSON document and nothing else with --json', () => {
		edit('en.yaml', '        cost: Tonight comes later\n', '');
		const { out, status } = scenarios('--json');
		const told = JSON.parse(out) as { stories: { problems: { code: string }[] }[]; failed: number };
		expect(status).toBe(1);
		expect(told.failed).toBe(1);
		expect(told.stories[0]?.problems).toMatchObject([
			{
				code: 'translation-missing',
				file: 'scenarios/two-cups/en.yaml',
				line: 29,
				path: ['kitchen']
			}
		]);
	});

	it('leaves with 2 when no story has that name', () => {
		expect(scenarios('three-cups').status).toBe(2);
	});
});

describe('npm run scenarios -- --lock', { timeout: 30_000 }, () => {
	it('writes the lock it finds when nothing has changed', () => {
		const before = readFileSync(file('lock.json'), 'utf8');
		expect(scenarios('--lock').status).toBe(0);
		expect(readFileSync(file('lock.json'), 'utf8')).toBe(before);
	});

	it('releases what is new, keeps what is gone, and takes the translations as they are', () => {
		edit('scenario.yaml', '      leave-card:', '      lay-card:');
		edit('en.yaml', '      leave-card:', '      lay-card:');
		edit('scenario.yaml', '何から話せばいいか。', '何から話しましょうか。');
		scenarios('--lock');
		const { released } = JSON.parse(readFileSync(file('lock.json'), 'utf8')) as {
			released: string[];
		};
		expect(released).toContain('scenes.tonight.choices.lay-card');
		expect(released).toContain('scenes.tonight.choices.leave-card');
		const { out } = scenarios();
		expect(out).toContain('released-id-lost');
		expect(out).not.toContain('translation-stale');
	});

	it('leaves a lock alone that it cannot read', () => {
		edit('lock.json', '{', '<<<<<<<\n{');
		const broken = readFileSync(file('lock.json'), 'utf8');
		expect(scenarios('--lock').status).toBe(1);
		expect(readFileSync(file('lock.json'), 'utf8')).toBe(broken);
	});
});
