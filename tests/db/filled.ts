import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { BACKED_UP, typeOf } from '../../src/lib/server/backup/tables';
import { isPostgres } from '../../src/lib/server/database/dialect';
import { makeCourse } from '../../src/lib/server/courses/making';
import { noteAudit } from '../../src/lib/server/courses/audit';
import { writeSettings } from '../../src/lib/server/courses/settings';
import type { Db } from '../../src/lib/server/database/tables';
import { contents } from './contents';
import { aTrainer, details } from './trainers';

/** The secret of a server whose backups are tried. */
export const SECRET = 'a secret of thirty-two characters or more';

const some = () => randomBytes(8).toString('hex');
const NOW = '2026-11-22T01:02:03.456Z';

/** Puts something into every table that a backup holds, and into those that it leaves out. */
export async function fill(db: Db): Promise<void> {
	const trainer = await aTrainer(db, 'admin');
	const truth = isPostgres(db) ? true : 1;
	const any = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
	const put = (table: string, row: Record<string, unknown>) =>
		any.insertInto(table).values(row).execute();
	const signIn = { id: some(), userId: trainer.id, createdAt: NOW, updatedAt: NOW };
	await put('account', {
		...signIn,
		accountId: trainer.id,
		providerId: 'credential',
		password: `${some()}:${some()}`,
		accessTokenExpiresAt: NOW
	});
	await put('session', { ...signIn, id: some(), token: some(), expiresAt: NOW });
	await put('verification', {
		id: some(),
		identifier: some(),
		value: some(),
		...times(),
		expiresAt: NOW
	});
	await put('twoFactor', {
		id: some(),
		secret: some(),
		backupCodes: some(),
		userId: trainer.id,
		verified: truth,
		lockedUntil: NOW
	});
	await put('passkey', {
		id: some(),
		userId: trainer.id,
		publicKey: some(),
		credentialID: some(),
		counter: 7,
		deviceType: 'singleDevice',
		backedUp: truth,
		createdAt: NOW
	});
	await put('invitation', { hash: some(), role: 'trainer', made_by: trainer.id, expires: 1e12 });
	// Whatever a keyboard gives: line separators of Unicode end no line of a file.
	const course = await makeCourse(db, trainer, details({ name: '研修\u2028"会"\n😀' }));
	await noteAudit(db, { id: course }, trainer, { kind: 'opened' }, 1_764_000_000_123);
	await writeSettings(db, { waitingMonths: 6, releaseMonths: 12, backupDays: 35 });
	for (let n = 0; n < 3; n++) await contents(db, course);
	await put('story_version', {
		scenario: 'tea',
		hash: some(),
		program: '{}',
		declared: '{}',
		words: JSON.stringify({ ja: { title: 'お茶' } })
	});
	await waits(db, course);
	await put('withdrawn', { receipt: some(), month: '2026-11', known: 1 });
	await put('written_series', {
		course,
		scenario: 'tea',
		taken: 12,
		sealed_month: '2026-10'
	});
	await put('to_write_over', { part: 1, mark: some() });
	await put('workshop', {
		id: some(),
		code: some(),
		host_hash: some(),
		story: 'tea',
		lang: 'ja',
		created: 1,
		expires: 2,
		seq: 0
	});

	function times() {
		return { createdAt: NOW, updatedAt: NOW };
	}
}

/** The first of a course who sends something of a story that nobody sent before: choices, and words. */
export async function waits(db: Db, course: string): Promise<string[]> {
	const [scenario, month, receipt, cells, text] = [some(), '2026-11', some(), some(), some()];
	const { id: series } = await db
		.insertInto('series')
		.values({ course, scenario, hash: some(), time: 'first' })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.insertInto('waiting').values({ series, month, receipt, cells }).execute();
	await db.insertInto('written_series').values({ course, scenario }).execute();
	await db
		.insertInto('written')
		.values({ course, scenario, month, receipt, hash: some(), scene: some(), text })
		.execute();
	return [scenario, receipt, cells, text];
}

/** All rows of all tables that a backup holds, in the order of their keys, in one form for both kinds. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
	const tables = BACKED_UP.map(async ([table, ...key]) => {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
			db
		);
		const plain = rows.map((row) =>
			Object.fromEntries(
				Object.entries(row)
					.map(([column, value]) => [column, inOneForm(column, value)] as const)
					.sort(([a], [b]) => (a < b ? -1 : 1))
			)
		);
		const name = (row: Record<string, unknown>) => JSON.stringify(key.map((column) => row[column]));
		return [table, plain.sort((a, b) => (name(a) < name(b) ? -1 : 1))] as const;
	});
	return Object.fromEntries(await Promise.all(tables));
}

function inOneForm(column: string, value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	return typeOf(column) === 'truth' && value !== null ? Boolean(value) : value;
}
