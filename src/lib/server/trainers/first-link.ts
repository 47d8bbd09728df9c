import { setTimeout as sleep } from 'node:timers/promises';
import { theDatabase } from '../database/the-database';
import { dropOldInvitations, inviteFirst } from './invitations';

/** What a process says once it knows whether there is a link to print. */
const TOLD = 'banso:link';

/** How long to wait before a database that could not be opened is tried again, in milliseconds: first, and at most. */
const FIRST = 10_000;
const MOST = 10 * 60_000;

const pause = (delay: number) => sleep(delay, undefined, { ref: false });

/**
 * Makes the link for the first administrator, where there is no trainer yet, or another where `BANSO_INVITE` asks for
 * one (`npm start -- --invite`), and hands its path to whoever started the server.
 *
 * A database that cannot be reached does not stop the server: lone learners need none. It is tried again, and the link
 * comes later.
 */
export async function tellFirstLink(wait: (delay: number) => Promise<unknown> = pause) {
	for (let delay = FIRST; ; delay = Math.min(MOST, delay * 2)) {
		try {
			tell(await firstLink());
			return;
		} catch {
			// The database has said what is wrong; nobody is kept waiting for it.
			tell(undefined);
		}
		await wait(delay);
	}
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
	if (!heard && path) {
		const link = `${process.env['ORIGIN'] ?? ''}${path}`;
		console.log(`はじめの管理者の入り口 / The first administrator's link: ${link}`);
	}
}
