import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { isPostgres } from '../database/dialect';
import { migrate, migrated, migrations } from '../database/migrations';
import { connect, type Place } from '../database/open';
import type { Db } from '../database/tables';
import { presentMonth } from '../month';
import { owe } from '../review/rewriting';
import type { Head, Row } from './format';
import { readBackup } from './reading';
import { Refused } from './refused';
import { BACKED_UP, COUNTED, ONCE_SEALED, typeOf } from './tables';
import { dropWhatMayBeSealed } from './waiting';

/** Rows that are put in at once. */
const PAGE = 200;

/** What was put back. */
export interface Restored {
	head: Head;
	/** Rows in the database now, by table. */
	rows: Record<string, number>;
	/** Rows that waited when the backup was made and were not put back; see `waiting.ts`. */
	dropped: number;
	/** Whether the secret fits; where it does not, nothing that waited is there. */
	opened: boolean;
}

/** With what, and when. */
interface How {
	/** Of the server that made the backup. */
	secret?: string | undefined;
	/** The present month, `YYYY-MM`. */
	month?: string;
}

/**
 * Puts a backup into an empty database of either kind, in one transaction: where anything is wrong, or the process dies,
 * there is nothing in it afterwards.
 * @param file the bytes of a backup.
 * @throws Refused
 */
export async function restore(
	place: Place,
	file: Readable,
	{ secret, month = presentMonth() }: How = {}
): Promise<Restored> {
	const backup = await readBackup(file, secret);
	const { head, rows } = backup;
	// Its tables are those of its day; what came later is done to them afterwards, as at any start.
	if (head.migrations.some((name, n) => name !== migrations[n])) throw new Refused('newer');
	const db = await connect(place);
	try {
		if ((await migrated(db)).length > head.migrations.length) throw new Refused('not-empty');
		await mustBeEmpty(db);
		await migrate(db, head.migrations.at(-1));
		const restored = await db.transaction().execute(async (tx) => {
			await mustBeEmpty(tx);
			await fill(tx, rows);
			const dropped = await dropWhatMayBeSealed(tx, head.month, month);
			if (isPostgres(tx)) for (const table of COUNTED) await countOn(tx, table);
			const all = Object.values(dropped).reduce((sum, n) => sum + n, 0);
			if (all > 0) await owe(tx);
			return { head, rows: await countAll(tx), dropped: all, opened: backup.opened };
		});
		await migrate(db);
		return restored;
	} finally {
		await db.destroy();
	}
}

/** @throws Refused `not-empty` where any table has a row; what Kysely notes of migrations does not count. */
async function mustBeEmpty(db: Db): Promise<void> {
	for (const { name } of await db.introspection.getTables()) {
		const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
		if (rows.length > 0) throw new Refused('not-empty');
	}
}

/** How many rows there are now, by table. */
async function countAll(db: Db): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const [table] of BACKED_UP) {
		const { rows } = await sql<{
			n: number;
		}>`select count(*) as n from ${sql.table(table)}`.execute(db);
		counts[table] = Number(rows[0]?.n);
	}
	return counts;
}

async function fill(db: Db, rows: AsyncGenerator<Row>): Promise<void> {
	const columns = await columnsOf(db);
	const postgres = isPostgres(db);
	let page: Row[1][] = [];
	let table = '';
	const put = async () => {
		if (page.length > 0)
			await db
				.insertInto(table as never)
				.values(page)
				// What stood in clear comes whole with what was locked.
				.$if(ONCE_SEALED.has(table), (query) =>
					query.onConflict((conflict) =>
						conflict
							.column('id' as never)
							.doUpdateSet((row) =>
								Object.fromEntries(
									Object.keys(page[0] ?? {}).map((column) => [
										column,
										row.ref(`excluded.${column}` as never)
									])
								)
							)
					)
				)
				.execute();
		page = [];
	};
	for await (const [of, row] of rows) {
		if (of !== table || page.length === PAGE) await put();
		table = of;
		// Whatever it names must be there, or the file is not what it says.
		const known = columns.get(table);
		if (!known || !Object.keys(row).every((column) => known.has(column))) {
			throw new Refused('altered');
		}
		page.push(postgres ? row : forSqlite(row));
	}
	await put();
}

/** Columns of the tables that a backup holds. */
async function columnsOf(db: Db): Promise<Map<string, Set<string>>> {
	const held = new Set(BACKED_UP.map(([table]) => table));
	const tables = (await db.introspection.getTables()).filter(({ name }) => held.has(name));
	return new Map(
		tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))])
	);
}

function forSqlite(row: Row[1]): Row[1] {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => {
			const truth = typeOf(column) === 'truth' && value !== null;
			return [column, truth ? Number(value) : value];
		})
	);
}

/** Postgres counts from where the rows end that were put in with their numbers. SQLite looks for itself. */
async function countOn(db: Db, table: string): Promise<void> {
	await sql`
		select setval(
			pg_get_serial_sequence(${table}, 'id'),
			coalesce((select max(id) from ${sql.table(table)}), 0) + 1,
			false
		)
	`.execute(db);
}
