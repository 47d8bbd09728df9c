import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../../src/lib/server/database/tables';
import type { Fresh } from '../both';

/** Every byte that is on the disk of a database, as Latin letters: its files, or on Postgres those of its tables. */
export async function bytesOf(database: Fresh, db: Db): Promise<string> {
	if (database.kind === 'sqlite') {
		const { folder } = database.place;
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
		return files.map((file) => readFileSync(join(folder, file), 'latin1')).join('\n');
	}
	// What is still in memory alone.
	await sql`checkpoint`.execute(db);
	const { rows } = await sql<{ bytes: Buffer }>`
		select pg_read_binary_file(pg_relation_filepath(oid), true) as bytes from pg_class
		where relkind in ('r', 'i', 't') and not relisshared and oid >= 16384`.execute(db);
	return rows.map(({ bytes }) => bytes.toString('latin1')).join('\n');
}

/** How many of some rows can be read in bytes: a receipt's hash with its cells behind it, as both databases keep a row. */
export function rowsIn(bytes: string, rows: readonly { receipt: string; cells: string }[]): number {
	return rows.filter(({ receipt, cells }) => new RegExp(`${receipt}[^]?${cells}`).test(bytes))
		.length;
}
