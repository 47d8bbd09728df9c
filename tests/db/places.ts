import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { Place } from '../../src/lib/server/database/open';
import { administer, type Fresh } from './both';

/** Places for databases that were never opened, as many as a test wants; gone after the tests. */
export function places(): (kind: Fresh['kind']) => Promise<Place> {
	const clean: (() => Promise<void> | void)[] = [];
	afterAll(async () => {
		for (const one of clean) await one();
	});
	return async (kind) => {
		const folder = mkdtempSync(join(tmpdir(), 'banso-place-'));
		clean.push(() => rmSync(folder, { recursive: true, force: true }));
		if (kind === 'sqlite') return { folder };
		const name = `p${randomBytes(8).toString('hex')}`;
		await administer(`create database ${name}`);
		clean.push(() => administer(`drop database ${name} with (force)`));
		return { folder, url: `${inject('postgres')}/${name}` };
	};
}
