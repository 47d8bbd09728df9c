/**
 * What a backup holds: each table with its key, in an order in which nothing is put back before what it refers to. A
 * test asks both kinds of database whether a table is missing here.
 */
export const BACKED_UP: readonly (readonly [table: string, ...key: string[]])[] = [
	['user', 'id'],
	['account', 'id'],
	['twoFactor', 'id'],
	['passkey', 'id'],
	['course', 'id'],
	['course_trainer', 'course', 'trainer'],
	['audit', 'id'],
	['setting', 'name'],
	['story_version', 'scenario', 'hash'],
	['series', 'id'],
	['waiting', 'series', 'month', 'receipt'],
	['batch', 'series', 'month'],
	['batch_receipt', 'receipt'],
	['withdrawn', 'receipt'],
	['written_series', 'id'],
	['written', 'course', 'scenario', 'month', 'receipt'],
	['written_batch', 'course', 'scenario', 'month'],
	['written_receipt', 'receipt']
];

/**
 * What it leaves out. Rooms live a day. Sign-ins, links that can be used once and codes that are just being asked for
 * would come back to life with it: what was signed out or used up stays so. What is still to be written over lies in the
 * other database.
 */
export const LEFT_OUT: readonly string[] = [
	'workshop',
	'workshop_event',
	'workshop_note',
	'session',
	'verification',
	'invitation',
	'to_write_over'
];

/**
 * Tables that tell who has just sent or taken back something: these rows are in a backup only for whoever has the
 * server's secret (`locked.ts`).
 */
export const LOCKED: ReadonlySet<string> = new Set([
	'series',
	'waiting',
	'withdrawn',
	'written_series',
	'written'
]);

/**
 * Those of them whose rows stand in clear besides, once something of them was released: batches refer to them. How much
 * they have taken since is not among it.
 */
export const ONCE_SEALED: ReadonlySet<string> = new Set(['series', 'written_series']);

/** A row for others to read: how many places are used up grows with each who sends, and is locked. */
export function withoutGrowing<Row extends Record<string, unknown>>(row: Row): Row {
	return 'taken' in row ? { ...row, taken: 0 } : row;
}

/** Tables whose `id` the database counts up by itself. */
export const COUNTED: readonly string[] = ['series', 'written_series'];

/** Columns that are times in Postgres, and text in SQLite: in a backup text, as `2026-11-22T09:00:00.000Z`. */
const TIMES = new Set([
	'createdAt',
	'updatedAt',
	'expiresAt',
	'accessTokenExpiresAt',
	'refreshTokenExpiresAt',
	'lockedUntil'
]);

/** Columns that are true or false in Postgres and in a backup, and 1 or 0 in SQLite. */
const TRUTHS = new Set(['emailVerified', 'twoFactorEnabled', 'verified', 'backedUp']);

/** What a column holds that is not the same in every kind of database. */
export function typeOf(column: string): 'time' | 'truth' | undefined {
	return TIMES.has(column) ? 'time' : TRUTHS.has(column) ? 'truth' : undefined;
}
