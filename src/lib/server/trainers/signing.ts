import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { APIError } from 'better-auth/api';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { sender } from '../requests/answering';
import { guardSignIn } from './guards';
import { theAuth } from './the-auth';

/** What a request needs to sign somebody in or out. */
export type Asking = Pick<RequestEvent, 'request' | 'url' | 'cookies' | 'getClientAddress'>;

/**
 * Signs in by password, with a session that did not exist before.
 * @returns `in`; `second` where a second factor is asked for; `wrong` where name or password are not right.
 * @throws Refusal `slow-down` after too many wrong ones.
 */
export async function signIn(
	event: Asking,
	email: string,
	password: string
): Promise<'in' | 'second' | 'wrong'> {
	const auth = await theAuth(event.url.origin);
	return guardSignIn(
		sender(event),
		email,
		async () => {
			try {
				const { headers, response } = await auth.api.signInEmail({
					body: { email: email.trim(), password },
					headers: event.request.headers,
					returnHeaders: true
				});
				await leaveOld(event);
				carry(headers, event.cookies);
				return 'twoFactorRedirect' in response ? 'second' : 'in';
			} catch (error) {
				if (error instanceof APIError) return 'wrong';
				throw error;
			}
		},
		(done) => done !== 'wrong'
	);
}

/** Signs out here; the session is deleted, not only its cookie. */
export async function signOut(event: Asking): Promise<void> {
	const auth = await theAuth(event.url.origin);
	const { headers } = await auth.api.signOut({
		headers: event.request.headers,
		returnHeaders: true
	});
	carry(headers, event.cookies);
}

/** Whoever signs in while signed in leaves no session behind; their cookies are those of the new one. */
export async function leaveOld(event: Pick<Asking, 'request' | 'url'>): Promise<void> {
	if (!hasSession(event.request)) return;
	const auth = await theAuth(event.url.origin);
	await auth.api.signOut({ headers: event.request.headers });
}

/** Whether a request carries the cookie of a session, of whatever worth: learners have none, and cost no look-up. */
export function hasSession(request: Request): boolean {
	return /(^|[;\s])(__Secure-)?banso\.session_token=/.test(request.headers.get('cookie') ?? '');
}

/** Hands better-auth's cookies on to the browser. */
export function carry(headers: Headers, cookies: Cookies): void {
	for (const line of headers.getSetCookie()) {
		for (const [name, attributes] of parseSetCookieHeader(line)) {
			const { maxAge, expires, httpOnly, sameSite, secure } = toCookieOptions(attributes);
			cookies.set(name, attributes.value, {
				path: '/',
				httpOnly: httpOnly ?? true,
				sameSite: sameSite ?? 'lax',
				secure: secure ?? false,
				...(maxAge === undefined ? {} : { maxAge }),
				...(expires === undefined ? {} : { expires })
			});
		}
	}
}
