import { APIError } from 'better-auth/api';
import { sender } from '../requests/answering';
import { readCode } from './backup-codes';
import { guardCode, guardSignIn } from './guards';
import { carry, type Asking } from './signing';
import { theAuth } from './the-auth';
import type { Trainer } from './trainer';

/** What an app needs to know to make codes. */
export interface Key {
	/** `otpauth://…`, to be sent back with the first code. */
	uri: string;
	/** The same for typing, in groups of four. */
	text: string;
}

/**
 * Begins to set a second factor up; it counts once {@link confirmSecond} has seen a code.
 * @returns undefined where the password is not right.
 * @throws Refusal `slow-down`.
 */
export async function beginSecond(
	event: Asking,
	trainer: Trainer,
	password: string
): Promise<Key | undefined> {
	const auth = await theAuth(event.url.origin);
	const done = await withPassword(event, trainer, () =>
		auth.api.enableTwoFactor({ body: { password }, headers: event.request.headers })
	);
	return done && 'totpURI' in done ? keyOf(done.totpURI) : undefined;
}

/** The key in an address of an app; undefined where it is none. */
export function keyOf(uri: string): Key | undefined {
	const secret =
		uri.startsWith('otpauth://totp/') && URL.canParse(uri)
			? new URL(uri).searchParams.get('secret')
			: null;
	if (!secret) return undefined;
	return { uri, text: secret.replace(/(.{4})(?=.)/g, '$1 ') };
}

/**
 * Ends setting it up, with a first code. The session is a new one afterwards.
 * @returns the codes for the day the phone is lost, to be shown this once; undefined where the code is not right.
 */
export async function confirmSecond(
	event: Asking,
	trainer: Trainer,
	typed: string
): Promise<string[] | undefined> {
	const auth = await theAuth(event.url.origin);
	const done = await guardCode(
		sender(event),
		() =>
			orUndefined(() =>
				auth.api.verifyTOTP({
					body: { code: readCode(typed) },
					headers: event.request.headers,
					returnHeaders: true
				})
			),
		(found) => found !== undefined
	);
	if (!done) return undefined;
	carry(done.headers, event.cookies);
	return (await auth.api.viewBackupCodes({ body: { userId: trainer.id } })).backupCodes;
}

/** Takes the second factor away; false where the password is not right. */
export async function endSecond(
	event: Asking,
	trainer: Trainer,
	password: string
): Promise<boolean> {
	const auth = await theAuth(event.url.origin);
	const done = await withPassword(event, trainer, () =>
		auth.api.disableTwoFactor({
			body: { password },
			headers: event.request.headers,
			returnHeaders: true
		})
	);
	if (done) carry(done.headers, event.cookies);
	return done !== undefined;
}

/** Ten new codes for the day the phone is lost, instead of the old; undefined where the password is not right. */
export async function renewCodes(
	event: Asking,
	trainer: Trainer,
	password: string
): Promise<string[] | undefined> {
	const auth = await theAuth(event.url.origin);
	const done = await withPassword(event, trainer, () =>
		auth.api.generateBackupCodes({ body: { password }, headers: event.request.headers })
	);
	return done?.backupCodes;
}

/** Somebody at an open screen must not find the password by trying. */
export function withPassword<T>(
	event: Asking,
	{ email }: Trainer,
	work: () => Promise<T>
): Promise<T | undefined> {
	return guardSignIn(
		sender(event),
		email,
		() => orUndefined(work),
		(done) => done !== undefined
	);
}

async function orUndefined<T>(work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof APIError) return undefined;
		throw error;
	}
}
