import { createHash } from 'node:crypto';
import { Readable, pipeline } from 'node:stream';
import { createGzip, type Gzip } from 'node:zlib';
import { sql, type ControlledTransaction } from 'kysely';
import { readSettings } from '../courses/settings';
import { isPostgres } from '../database/dialect';
import { migrated } from '../database/migrations';
import { connect, type Place } from '../database/open';
import type { Tables } from '../database/tables';
import { presentMonth } from '../month';
import { dayOf, head, type Foot, type Row } from './format';
import { keyOf, lock, newSalt } from './locked';
import { BACKED_UP, LOCKED, ONCE_SEALED, typeOf, withoutGrowing } from './tables';

/** Rows that are read at once. */
const PAGE = 500;
/** How long whoever takes the file may take nothing, in milliseconds: the database is held still for them meanwhile. */
const STALLED = 60_000;
const DAY = 24 * 60 * 60 * 1000;

type Snapshot = ControlledTransaction<Tables>;

/**
 * Everything in a database as it is at one moment, while others go on writing: what `npm run restore` puts back into a
 * database of either kind. It has a connection of its own, reads page by page, and leaves nothing on the disk.
 * @param secret of this server (`trainers/secret.ts`): without it nobody reads what waits.
 * @param now milliseconds since 1970.
 * @returns the bytes of the file; where something fails it breaks off, and the file has no end.
 */
export function backUp(place: Place, secret: string, now = Date.now()): Gzip {
	const gzip = createGzip();
	const lines = watched(linesOf(place, secret, now), () =>
		gzip.destroy(new Error('Nobody takes the backup.'))
	);
	// What goes wrong is told by the stream itself.
	pipeline(Readable.from(lines), gzip, () => {});
	return gzip;
}

/** The name of the file. */
export function nameOf(now = Date.now()): string {
	return `banso-${dayOf(now)}.ndjson.gz`;
}

/** The lines of the file, a page of a table at a time; see {@link backUp}. */
export async function* linesOf(
	place: Place,
	secret: string,
	now = Date.now()
): AsyncGenerator<string> {
	const db = await connect(place);
	let snapshot: Snapshot | undefined;
	try {
		snapshot = await db
			.startTransaction()
			.setIsolationLevel('repeatable read')
			.setAccessMode('read only')
			.execute();
		if (isPostgres(db))
			await sql`set local idle_in_transaction_session_timeout = ${sql.lit(STALLED)}`.execute(
				snapshot
			);
		const sum = createHash('sha256');
		const rows: Foot['rows'] = {};
		const add = (line: unknown) => {
			const text = `${JSON.stringify(line)}\n`;
			sum.update(text);
			return text;
		};
		const { backupDays } = await readSettings(snapshot);
		const salt = newSalt();
		yield add(
			head({
				made: dayOf(now),
				month: presentMonth(new Date(now)),
				keepUntil: dayOf(now + backupDays * DAY),
				migrations: await migrated(snapshot),
				salt
			})
		);
		for (const [table, ...key] of BACKED_UP) {
			const once = ONCE_SEALED.has(table);
			if (LOCKED.has(table) && !once) continue;
			rows[table] = 0;
			for await (const page of pagesOf(snapshot, table, key, once)) {
				rows[table] += page.length;
				yield page.map((row) => add([table, once ? withoutGrowing(row) : row])).join('');
			}
		}
		for await (const locked of lock(linesOfLocked(snapshot), keyOf(secret, salt)))
			yield add({ locked });
		yield `${JSON.stringify({ rows, sha256: sum.digest('hex') } satisfies Foot)}\n`;
	} finally {
		await snapshot
			?.rollback()
			.execute()
			.catch(() => {});
		await db.destroy();
	}
}

/** What is to be locked, in the order in which it is put back. */
async function* linesOfLocked(snapshot: Snapshot): AsyncGenerator<string> {
	for (const [table, ...key] of BACKED_UP)
		if (LOCKED.has(table))
			for await (const page of pagesOf(snapshot, table, key))
				yield page.map((row) => `${JSON.stringify([table, row] satisfies Row)}\n`).join('');
}

/**
 * The rows of a table by its key, so that each page begins where the last one ended.
 * @param sealed only of what was released.
 */
async function* pagesOf(
	db: Snapshot,
	table: string,
	key: string[],
	sealed = false
): AsyncGenerator<Row[1][]> {
	const columns = sql.join(key.map((column) => sql.ref(column)));
	const which = sealed ? sql`sealed_month <> ''` : sql`true`;
	let after = sql``;
	for (;;) {
		const { rows } = await sql<Record<string, unknown>>`
			select * from ${sql.table(table)} where ${which} ${after} order by ${columns} limit ${sql.lit(PAGE)}
		`.execute(db);
		const last = rows.at(-1);
		if (!last) return;
		yield rows.map(plain);
		if (rows.length < PAGE) return;
		after = sql`and (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
	}
}

/** A row as it stands in the file, whichever database it comes from. */
function plain(row: Record<string, unknown>): Row[1] {
	const values = Object.entries(row).map(([column, value]) => {
		if (value === null) return [column, null];
		const type = typeOf(column);
		if (type === 'time') return [column, new Date(value as string | Date).toISOString()];
		return [column, type === 'truth' ? Boolean(value) : value];
	});
	return Object.fromEntries(values) as Row[1];
}

/** Lines, as long as somebody takes them. */
async function* watched(lines: AsyncGenerator<string>, stop: () => void): AsyncGenerator<string> {
	for await (const line of lines) {
		const timer = setTimeout(stop, STALLED);
		try {
			yield line;
		} finally {
			clearTimeout(timer);
		}
	}
}
