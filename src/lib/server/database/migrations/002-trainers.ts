import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../dialect';

/**
 * Trainers and how they sign in: the tables that better-auth expects, in its names (a test asks it whether anything is
 * missing), and invitations.
 */
export async function up(db: Kysely<unknown>) {
	const [date, truth] = isPostgres(db) ? (['timestamptz', 'boolean'] as const) : DATES_OF_SQLITE;
	const whose = 'user.id';
	await db.schema
		.createTable('user')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull().unique())
		.addColumn('emailVerified', truth, (column) => column.notNull())
		.addColumn('image', 'text')
		.addColumn('createdAt', date, (column) => column.notNull())
		.addColumn('updatedAt', date, (column) => column.notNull())
		.addColumn('twoFactorEnabled', truth)
		.addColumn('role', 'text', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('session')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('expiresAt', date, (column) => column.notNull())
		.addColumn('token', 'text', (column) => column.notNull().unique())
		.addColumn('createdAt', date, (column) => column.notNull())
		.addColumn('updatedAt', date, (column) => column.notNull())
		.addColumn('ipAddress', 'text')
		.addColumn('userAgent', 'text')
		.addColumn('userId', 'text', (column) => column.notNull().references(whose).onDelete('cascade'))
		.execute();
	await db.schema
		.createTable('account')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('accountId', 'text', (column) => column.notNull())
		.addColumn('providerId', 'text', (column) => column.notNull())
		.addColumn('userId', 'text', (column) => column.notNull().references(whose).onDelete('cascade'))
		.addColumn('accessToken', 'text')
		.addColumn('refreshToken', 'text')
		.addColumn('idToken', 'text')
		.addColumn('accessTokenExpiresAt', date)
		.addColumn('refreshTokenExpiresAt', date)
		.addColumn('scope', 'text')
		.addColumn('password', 'text')
		.addColumn('createdAt', date, (column) => column.notNull())
		.addColumn('updatedAt', date, (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('verification')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('identifier', 'text', (column) => column.notNull())
		.addColumn('value', 'text', (column) => column.notNull())
		.addColumn('expiresAt', date, (column) => column.notNull())
		.addColumn('createdAt', date, (column) => column.notNull())
		.addColumn('updatedAt', date, (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('twoFactor')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('secret', 'text', (column) => column.notNull())
		.addColumn('backupCodes', 'text', (column) => column.notNull())
		.addColumn('userId', 'text', (column) => column.notNull().references(whose).onDelete('cascade'))
		.addColumn('verified', truth)
		.addColumn('failedVerificationCount', 'integer')
		.addColumn('lockedUntil', date)
		.execute();
	await db.schema
		.createTable('passkey')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text')
		.addColumn('publicKey', 'text', (column) => column.notNull())
		.addColumn('userId', 'text', (column) => column.notNull().references(whose).onDelete('cascade'))
		.addColumn('credentialID', 'text', (column) => column.notNull())
		.addColumn('counter', 'integer', (column) => column.notNull())
		.addColumn('deviceType', 'text', (column) => column.notNull())
		.addColumn('backedUp', truth, (column) => column.notNull())
		.addColumn('transports', 'text')
		.addColumn('createdAt', date)
		.addColumn('aaguid', 'text')
		.execute();
	for (const [table, column] of INDEXED) {
		await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
	}
	await db.schema
		.createTable('invitation')
		.addColumn('hash', 'text', (column) => column.primaryKey())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('trainer', 'text', (column) => column.references(whose).onDelete('cascade'))
		.addColumn('made_by', 'text', (column) => column.references(whose).onDelete('cascade'))
		.addColumn('expires', 'bigint', (column) => column.notNull())
		.execute();
}

/** SQLite keeps what it is given; better-auth gives it text for times and 0 or 1 for truths. */
const DATES_OF_SQLITE = [sql`date`, 'integer'] as const;

const INDEXED = [
	['session', 'userId'],
	['account', 'userId'],
	['verification', 'identifier'],
	['twoFactor', 'secret'],
	['twoFactor', 'userId'],
	['passkey', 'userId'],
	['passkey', 'credentialID']
] as const;
