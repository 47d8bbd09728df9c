import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { theSecret } from './secret';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'banso-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is made once, whoever asks first, and read by this user alone', async () => {
	const deep = join(folder, 'new');
	const all = await Promise.all(Array.from({ length: 8 }, () => theSecret(deep, '')));
	expect(new Set(all).size).toBe(1);
	expect(all[0]).toMatch(/^[\w-]{43}$/);
	expect(readFileSync(join(deep, 'secret'), 'utf8')).toBe(all[0]);
	expect(statSync(join(deep, 'secret')).mode & 0o777).toBe(0o600);
});

it('is the one given, if that is long enough', async () => {
	expect(await theSecret(folder, 'x'.repeat(32))).toBe('x'.repeat(32));
	await expect(theSecret(folder, 'x'.repeat(31))).rejects.toThrow('32');
});

it('says so where the file is broken, and does not make another', async () => {
	writeFileSync(join(folder, 'secret'), 'half');
	await expect(theSecret(folder, '')).rejects.toThrow('not whole');
	expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('half');
});
