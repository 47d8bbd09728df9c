import { createHash, randomBytes } from 'node:crypto';
import { noteAll } from '../courses/audit';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import type { Trainer } from './trainer';

/** How long an invitation lasts, in milliseconds. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

const MINUTE = 60 * 1000;

/** What an invitation is for. */
export interface Invitation {
	/** `admin` or `trainer` for somebody new; `password` for a new password of somebody who is there. */
	kind: 'admin' | 'trainer' | 'password';
	/** Whose password it sets anew. */
	trainer?: { id: string; name: string; email: string };
}

/** Where an invitation leads; the token stands behind `#`, which browsers send to nobody, so it is in no log. */
export function linkOf(token: string): string {
	return `/trainers/welcome#${token}`;
}

/**
 * Makes an invitation.
 * @param by the administrator who makes it; none where the server prints it.
 * @returns the token, which is kept nowhere else: the table holds its SHA-256.
 */
export async function invite(
	db: Db,
	to: { role: 'admin' | 'trainer' } | { trainer: string },
	by?: string
): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await db
		.insertInto('invitation')
		.values({
			hash: hashOf(token),
			role: 'role' in to ? to.role : 'trainer',
			trainer: 'trainer' in to ? to.trainer : null,
			made_by: by ?? null,
			expires: Date.now() + WEEK
		})
		.execute();
	return token;
}

/**
 * Makes a link for a new password of somebody who is there; earlier ones lapse. Whoever holds it comes into all that
 * this trainer sees, so each of these courses tells its trainers who made it.
 * @returns the token.
 */
export async function inviteAgain(
	db: Db,
	trainer: string,
	by: Pick<Trainer, 'id'>
): Promise<string> {
	return patiently(() =>
		db.transaction().execute(async (trx) => {
			await trx.deleteFrom('invitation').where('trainer', '=', trainer).execute();
			const token = await invite(trx, { trainer }, by.id);
			await noteAll(trx, await coursesIn(trx, trainer), by, { kind: 'renewing', of: trainer });
			return token;
		})
	);
}

/** Invitations that somebody made lapse: who got hold of their account may have made some. */
export async function dropInvitationsBy(db: Db, trainer: string): Promise<void> {
	await patiently(() => db.deleteFrom('invitation').where('made_by', '=', trainer).execute());
}

/** Ids of the courses that a trainer sees. */
export async function coursesIn(db: Db, trainer: string): Promise<string[]> {
	const rows = await db
		.selectFrom('course_trainer')
		.select('course')
		.where('trainer', '=', trainer)
		.execute();
	return rows.map(({ course }) => course);
}

/**
 * Makes the link that the server prints. Those that were printed before and never used lapse; those of the last minute
 * do not, since they are of another process that has just started. Once one is used, so are all of them.
 * @returns the path.
 */
export async function inviteFirst(db: Db): Promise<string> {
	await printed(db)
		.where('expires', '<', Date.now() + WEEK - MINUTE)
		.execute();
	return linkOf(await invite(db, { role: 'admin' }));
}

function printed(db: Db) {
	return db.deleteFrom('invitation').where('made_by', 'is', null).where('trainer', 'is', null);
}

/**
 * Looks at an invitation without using it.
 * @returns undefined where there is none, or it is over.
 */
export async function findInvitation(db: Db, token: string): Promise<Invitation | undefined> {
	const row = await db
		.selectFrom('invitation')
		.leftJoin('user', 'user.id', 'invitation.trainer')
		.select(['invitation.role', 'invitation.trainer', 'user.name', 'user.email'])
		.where('hash', '=', hashOf(token))
		.where('expires', '>', Date.now())
		.executeTakeFirst();
	return row && toInvitation(row);
}

/**
 * Uses an invitation up; of two who use it at once, one gets it.
 * @param db a transaction, so that it is there again where what follows fails.
 * @returns undefined where there is none, or it is over.
 */
export async function takeInvitation(
	db: Db,
	hash: string
): Promise<{ role: 'admin' | 'trainer'; trainer: string | null } | undefined> {
	const row = await db
		.deleteFrom('invitation')
		.where('hash', '=', hash)
		.where('expires', '>', Date.now())
		.returning(['role', 'trainer', 'made_by'])
		.executeTakeFirst();
	if (row?.trainer === null && row.made_by === null) await printed(db).execute();
	return row && { role: roleOf(row.role), trainer: row.trainer };
}

/** Invitations that nobody used in time. */
export async function dropOldInvitations(db: Db): Promise<void> {
	await db.deleteFrom('invitation').where('expires', '<=', Date.now()).execute();
}

/** What the table keeps of a token. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/**
 * The token in what somebody pasted: the token itself, or a whole link.
 * @returns an empty text where there is none.
 */
export function tokenIn(typed: string): string {
	return /([\w-]{32})\s*$/.exec(typed)?.[1] ?? '';
}

export function roleOf(text: string): 'admin' | 'trainer' {
	return text === 'admin' ? 'admin' : 'trainer';
}

function toInvitation({
	role,
	trainer,
	name,
	email
}: {
	role: string;
	trainer: string | null;
	name: string | null;
	email: string | null;
}): Invitation {
	if (trainer === null) return { kind: roleOf(role) };
	return { kind: 'password', trainer: { id: trainer, name: name ?? '', email: email ?? '' } };
}
