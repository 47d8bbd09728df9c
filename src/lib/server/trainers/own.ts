import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';
import { dropInvitationsBy } from './invitations';
import { withPassword } from './second-factor';
import { carry, type Asking } from './signing';
import { theAuth } from './the-auth';
import type { Trainer } from './trainer';

/** What trainers see of themselves and may change. */
export interface Own {
	/** Whether there is a password; somebody who came by OpenID Connect has none. */
	password: boolean;
	/** Whether signing in by password asks for a second factor. */
	second: boolean;
	passkeys: { id: string; name: string; since: Date | undefined }[];
	/** Open sign-ins; nothing tells from where, since nothing is kept of it. */
	sessions: { id: string; since: Date; here: boolean }[];
}

/** What belongs to the trainer who asks. */
export async function own(event: Asking): Promise<Own> {
	const auth = await theAuth(event.url.origin);
	const { headers } = event.request;
	const [accounts, passkeys, sessions, now] = await Promise.all([
		auth.api.listUserAccounts({ headers }),
		auth.api.listPasskeys({ headers }),
		auth.api.listSessions({ headers }),
		auth.api.getSession({ headers })
	]);
	return {
		password: accounts.some(({ providerId }) => providerId === 'credential'),
		second: now?.user.twoFactorEnabled ?? false,
		passkeys: passkeys.map(({ id, name, createdAt }) => ({
			id,
			name: name ?? '',
			since: createdAt ? new Date(createdAt) : undefined
		})),
		sessions: sessions
			.map(({ id, createdAt }) => ({
				id,
				since: new Date(createdAt),
				here: id === now?.session.id
			}))
			.sort((a, b) => Number(b.here) - Number(a.here) || Number(b.since) - Number(a.since))
	};
}

/** Changes the name that others see. */
export async function rename(db: Db, { id }: Trainer, name: string): Promise<void> {
	const now = new Date();
	await db
		.updateTable('user')
		.set({ name, updatedAt: isPostgres(db) ? now : now.toISOString() })
		.where('id', '=', id)
		.execute();
}

/**
 * Changes the password; every other sign-in ends, and this one goes on with a new session.
 * @param wanted looked at by `password.ts` before.
 * @returns false where the present one is not right.
 * @throws Refusal `slow-down`.
 */
export async function changePassword(
	event: Asking,
	trainer: Trainer,
	present: string,
	wanted: string
): Promise<boolean> {
	const auth = await theAuth(event.url.origin);
	const done = await withPassword(event, trainer, () =>
		auth.api.changePassword({
			body: { currentPassword: present, newPassword: wanted, revokeOtherSessions: true },
			headers: event.request.headers,
			returnHeaders: true
		})
	);
	if (done) carry(done.headers, event.cookies);
	return done !== undefined;
}

/** Ends one sign-in of one's own; of somebody else's nothing happens. */
export async function endSession(event: Asking, id: string): Promise<void> {
	const auth = await theAuth(event.url.origin);
	const { headers } = event.request;
	const found = (await auth.api.listSessions({ headers })).find((one) => one.id === id);
	if (found) await auth.api.revokeSession({ body: { token: found.token }, headers });
}

/** Ends every sign-in of one's own, this one too; and links that were made with them and not used yet lapse. */
export async function endAllSessions(event: Asking, db: Db, { id }: Trainer): Promise<void> {
	const auth = await theAuth(event.url.origin);
	await dropInvitationsBy(db, id);
	await auth.api.revokeSessions({ headers: event.request.headers });
}

/** Gives a passkey of one's own a name; of somebody else's nothing happens. */
export async function renamePasskey(event: Asking, id: string, name: string): Promise<void> {
	const auth = await theAuth(event.url.origin);
	const { headers } = event.request;
	if (await isOwnPasskey(event, id))
		await auth.api.updatePasskey({ body: { id, name: name || '—' }, headers });
}

/** Takes a passkey of one's own away; of somebody else's nothing happens. */
export async function removePasskey(event: Asking, id: string): Promise<void> {
	const auth = await theAuth(event.url.origin);
	const { headers } = event.request;
	if (await isOwnPasskey(event, id)) await auth.api.deletePasskey({ body: { id }, headers });
}

async function isOwnPasskey(event: Asking, id: string): Promise<boolean> {
	const auth = await theAuth(event.url.origin);
	const all = await auth.api.listPasskeys({ headers: event.request.headers });
	return all.some((one) => one.id === id);
}
