import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openDatabase, type Place } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';

/** An empty database of one kind, for the tests of one file. */
export interface Fresh {
	readonly kind: 'sqlite' | 'postgres';
	/** Where it lies; each `openDatabase` of it is a connection of its own, as of another process. */
	readonly place: Place;
	/** Open it; closed after the tests. */
	open(): Promise<Db>;
}

/** Tests that hold on SQLite and on Postgres alike. */
export function onBoth(what: string, tests: (fresh: Fresh) => void): void {
	describe.each(['sqlite', 'postgres'] as const)(`${what} on %s`, (kind) => {
		const opened: Db[] = [];
		const folder = mkdtempSync(join(tmpdir(), 'banso-db-'));
		const name = `t${randomBytes(8).toString('hex')}`;
		const place: Place =
			kind === 'sqlite' ? { folder } : { folder, url: `${inject('postgres')}/${name}` };
		beforeAll(async () => {
			if (kind === 'postgres') await administer(`create database ${name}`);
		});
		afterAll(async () => {
			await Promise.all(opened.map((db) => db.destroy().catch(() => {})));
			if (kind === 'postgres') await administer(`drop database ${name} with (force)`);
			rmSync(folder, { recursive: true, force: true });
		});
		tests({
			kind,
			place,
			async open() {
				const db = await openDatabase(place);
				opened.push(db);
				return db;
			}
		});
	});
}

/** Does something on the server rather than in one of its databases. */
export async function administer(statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: `${inject('postgres')}/postgres` });
	await client.connect();
	await client.query(statement).finally(() => client.end());
}
