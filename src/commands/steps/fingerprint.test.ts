import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale } from './build.mjs';
import { fingerprint } from './fingerprint.mjs';
import { installState, matches } from './install.mjs';

let root: string;
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'banso-'));
	mkdirSync(join(root, 'src/lib'), { recursive: true });
	write('src/lib/a.ts', 'a');
	write('src/b.ts', 'b');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the fingerprint', () => {
	const now = () => fingerprint(root, ['src', 'absent', 'package-lock.json']);

	it('follows contents, names and new files', () => {
		const seen = new Set([now()]);
		write('src/b.ts', 'c');
		seen.add(now());
		renameSync(join(root, 'src/b.ts'), join(root, 'src/c.ts'));
		seen.add(now());
		write('package-lock.json', '{}');
		seen.add(now());
		expect(seen.size).toBe(4);
	});

	it('does not follow the clock or hidden files', () => {
		const before = now();
		utimesSync(join(root, 'src/b.ts'), new Date(0), new Date(0));
		write('src/.DS_Store', 'x');
		expect(now()).toBe(before);
	});

	it('does not mistake one division of the same text for another', () => {
		write('src/b.ts', 'bb');
		const before = now();
		write('src/lib/a.ts', 'ab');
		write('src/b.ts', 'b');
		expect(now()).not.toBe(before);
	});
});

describe('a build', () => {
	it('is stale when missing, unstamped or older than its sources', () => {
		expect(isStale(root)).toBe(true);
		mkdirSync(join(root, 'build'));
		write('build/handler.js', '');
		expect(isStale(root)).toBe(true);
		const paths = ['src', 'scenarios', 'static', 'package-lock.json', 'svelte.config.js'];
		write('build/.banso-build', fingerprint(root, [...paths, 'vite.config.ts']));
		expect(isStale(root)).toBe(false);
		write('src/b.ts', 'edited');
		expect(isStale(root)).toBe(true);
	});
});

describe('the packages', () => {
	const lock = {
		packages: {
			'': {},
			'node_modules/a': { version: '1.0.0', integrity: 'x' },
			'node_modules/other-system': { version: '1.0.0', optional: true }
		}
	};
	const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } };

	it('match the lock file without those for other systems', () => {
		expect(matches(lock, installed)).toBe(true);
		expect(matches(lock, { packages: {} })).toBe(false);
		const older = { packages: { 'node_modules/a': { version: '0.9.0', integrity: 'x' } } };
		expect(matches(lock, older)).toBe(false);
	});

	it('are installed again only when the lock file asks for others', () => {
		write('package-lock.json', JSON.stringify(lock));
		expect(installState(root)).toBe('missing');
		mkdirSync(join(root, 'node_modules'));
		expect(installState(root)).toBe('missing');
		write('node_modules/.package-lock.json', JSON.stringify(installed));
		expect(installState(root)).toBe('unstamped');
		write('node_modules/.banso-install', fingerprint(root, ['package-lock.json']));
		expect(installState(root)).toBe('installed');
		const newer = { packages: { 'node_modules/a': { version: '2.0.0', integrity: 'y' } } };
		write('package-lock.json', JSON.stringify(newer));
		expect(installState(root)).toBe('outdated');
	});
});
