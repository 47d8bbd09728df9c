import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { noteAll } from '../courses/audit';
import { isPostgres } from '../database/dialect';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { coursesIn, hashOf, takeInvitation } from './invitations';

/** Why somebody could not join: the link is used up or over; or somebody else signs in with this e-mail address. */
export type NotJoined = 'link-over' | 'email-taken';

/** Who is joining. */
export interface Newcomer {
	name: string;
	email: string;
	/** Looked at by `password.ts` before. */
	password: string;
}

/**
 * Makes a trainer from an invitation. Everything happens, or nothing: where the e-mail is taken, the link stays good.
 * @returns why not, or undefined once it is done.
 */
export async function join(
	db: Db,
	token: string,
	{ name, email, password }: Newcomer
): Promise<NotJoined | undefined> {
	const hash = await hashPassword(password);
	const address = email.trim().toLowerCase();
	return inOne(db, async (trx) => {
		const invitation = await takeInvitation(trx, hashOf(token));
		if (!invitation || invitation.trainer !== null) return 'link-over';
		const taken = await trx
			.selectFrom('user')
			.select('id')
			.where('email', '=', address)
			.executeTakeFirst();
		if (taken) return 'email-taken';
		const id = newId();
		await trx
			.insertInto('user')
			.values({
				id,
				name: name.trim(),
				email: address,
				role: invitation.role,
				emailVerified: truth(trx, false),
				...bothNow(trx)
			})
			.execute();
		await trx
			.insertInto('account')
			.values(withPassword(trx, id, hash))
			.execute();
		return undefined;
	});
}

/**
 * Sets a password anew from an invitation, for somebody who has lost theirs or their second factor: whatever opened
 * the door before (second factor, passkeys, open sign-ins, links for them and by them) opens it no more. Their courses
 * tell of it.
 * @returns why not, or undefined once it is done.
 */
export async function renew(
	db: Db,
	token: string,
	password: string
): Promise<NotJoined | undefined> {
	const hash = await hashPassword(password);
	return inOne(db, async (trx) => {
		const invitation = await takeInvitation(trx, hashOf(token));
		const id = invitation?.trainer;
		if (!id) return 'link-over';
		for (const table of ['session', 'passkey', 'twoFactor', 'account'] as const)
			await trx.deleteFrom(table).where('userId', '=', id).execute();
		await trx.deleteFrom('verification').where('value', '=', id).execute();
		await trx
			.deleteFrom('invitation')
			.where((is) => is.or([is('trainer', '=', id), is('made_by', '=', id)]))
			.execute();
		await noteAll(trx, await coursesIn(trx, id), { id }, { kind: 'renewed' });
		await trx
			.insertInto('account')
			.values(withPassword(trx, id, hash))
			.execute();
		await trx
			.updateTable('user')
			.set({ twoFactorEnabled: truth(trx, false), updatedAt: bothNow(trx).updatedAt })
			.where('id', '=', id)
			.execute();
		return undefined;
	});
}

/** A refusal is a return value, but must undo what was done before it. */
class Undo extends Error {
	constructor(readonly why: NotJoined) {
		super(why);
	}
}

async function inOne(
	db: Db,
	work: (trx: Db) => Promise<NotJoined | undefined>
): Promise<NotJoined | undefined> {
	try {
		return await patiently(() =>
			db.transaction().execute(async (trx) => {
				const why = await work(trx);
				if (why) throw new Undo(why);
				return undefined;
			})
		);
	} catch (error) {
		if (error instanceof Undo) return error.why;
		throw error;
	}
}

/** A password as better-auth keeps it. */
function withPassword(db: Db, userId: string, password: string) {
	return {
		id: newId(),
		accountId: userId,
		providerId: 'credential',
		userId,
		password,
		...bothNow(db)
	};
}

/** Both databases keep times and truths as better-auth writes them: SQLite as text and as 0 or 1. */
function bothNow(db: Db) {
	const now = new Date();
	const written = isPostgres(db) ? now : now.toISOString();
	return { createdAt: written, updatedAt: written };
}
function truth(db: Db, value: boolean): boolean | number {
	return isPostgres(db) ? value : Number(value);
}

function newId(): string {
	return randomBytes(24).toString('base64url');
}
