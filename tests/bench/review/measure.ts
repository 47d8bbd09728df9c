import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { openDatabase } from '../../../src/lib/server/database/open';
import { temporaryFolder } from '../workshop/folder';
import { makeCourses } from './fill';
import { fillPostgres } from './fill-postgres';
import { fillSqlite } from './fill-sqlite';
import { measureOpening, type Opened } from './opening';
import { planFor, TIMES, type Plan } from './plan';
import { measureRewriting, measureSealing, type Held } from './sealing';
import { keepStories } from './stories';

/** What was measured of one filling. */
export interface Row extends Plan {
	/** Filling, in milliseconds. */
	filled: number;
	sealing: Held & { batches: number };
	rewriting: Held;
	opened: Opened;
	/** Bytes on the disk: filled, sealed, written over. */
	bytes: [filled: number, sealed: number, writtenOver: number];
}

const PAGES = 500;

/**
 * Fills a database, seals what is full, writes over what was deleted, opens courses.
 * @param postgres address of the server, where the database is Postgres.
 */
export async function measure(
	database: Plan['database'],
	rows: number,
	postgres: string | undefined
): Promise<Row> {
	const { folder, remove } = temporaryFolder('review');
	const name = `b${randomBytes(6).toString('hex')}`;
	if (database === 'postgres') await administer(postgres, `create database ${name}`);
	const place = database === 'postgres' ? { folder, url: `${postgres}/${name}` } : { folder };
	const size = () =>
		database === 'postgres' ? sizeOf(place.url ?? '', name) : Promise.resolve(sizeOfFolder(folder));
	try {
		const began = performance.now();
		const making = await openDatabase(place);
		const told = await keepStories(making);
		const plan = planFor(database, rows, told.length * TIMES.length);
		const visits = await making.transaction().execute((tx) => makeCourses(tx, plan, told));
		await making.destroy();
		if (place.url) await fillPostgres(place.url, plan, told);
		else fillSqlite(folder, plan, told);
		const filled = performance.now() - began;

		const [db, other] = [await openDatabase(place), await openDatabase(place)];
		try {
			// A server has one connection, which leaves the log alone while the file is written anew.
			if (database === 'sqlite') await sql`pragma wal_autocheckpoint = 0`.execute(other);
			const bytes: Row['bytes'] = [await size(), 0, 0];
			const sealing = await measureSealing(db, other);
			bytes[1] = await size();
			const rewriting = await measureRewriting(db, other);
			bytes[2] = await size();
			const opened = await measureOpening(db, visits, PAGES);
			return { ...plan, filled, sealing, rewriting, opened, bytes };
		} finally {
			await Promise.all([db.destroy(), other.destroy()]);
		}
	} finally {
		if (database === 'postgres') await administer(postgres, `drop database ${name} with (force)`);
		remove();
	}
}

async function administer(
	postgres: string | undefined,
	statement: string
): Promise<pg.QueryResult> {
	return asked(`${postgres}/postgres`, statement);
}

async function sizeOf(url: string, name: string): Promise<number> {
	const { rows } = await asked(url, `select pg_database_size('${name}')::float8 as bytes`);
	return (rows[0] as { bytes: number }).bytes;
}

async function asked(url: string, statement: string): Promise<pg.QueryResult> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	return client.query(statement).finally(() => client.end());
}

function sizeOfFolder(folder: string): number {
	return readdirSync(folder)
		.map((file) => statSync(join(folder, file)).size)
		.reduce((all, bytes) => all + bytes, 0);
}
