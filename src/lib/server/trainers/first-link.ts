import { theDatabase } from '../database/the-database';
import { dropOldInvitations, inviteFirst } from './invitations';

/** What a process says once it knows whether there is a link to print. */
const TOLD = 'banso:link';

/**
 * Makes the link for the first administrator, where there is no trainer yet, or another where `BANSO_INVITE` asks for
 * one (`npm start -- --invite`), and hands its path to whoever started the server.
 *
 * A database that cannot be reached does not stop the server: lone learners need none.
 */
export async function tellFirstLink(): Promise<void> {
	tell(await firstLink().catch(() => undefined)); // the database has said what is wrong
}

async function firstLink(): Promise<string | undefined> {
	const db = await theDatabase();
	await dropOldInvitations(db);
	const known = await db.selectFrom('user').select('id').limit(1).executeTakeFirst();
	return known && !process.env['BANSO_INVITE'] ? undefined : inviteFirst(db);
}

/** The path, to our own command, which knows the address; to the log where another program serves the app. */
function tell(path: string | undefined): void {
	const heard = process.emit(TOLD as 'beforeExit', path as never);
	if (!heard && path)
		console.log(`はじめの管理者の入り口 / The first administrator's link: ${path}`);
}
