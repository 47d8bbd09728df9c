import { createHmac, timingSafeEqual } from 'node:crypto';
import { thePlace } from '../database/the-database';
import { withPassword } from './second-factor';
import { theSecret } from './secret';
import type { Asking } from './signing';
import { theAuth } from './the-auth';
import type { Trainer } from './trainer';

/**
 * A passkey opens the door without a password and a second factor, and goes on doing so when the password changes. So
 * nobody adds one at a screen that was left open: whoever does gives the password once more, and has five minutes.
 *
 * That is kept in a cookie that the server has signed, for this one sign-in, so that every process knows it.
 */
const COOKIE = 'banso.may-add-passkey';
const FIVE_MINUTES = 5 * 60;

/** `wrong`: not the password. `stale`: there is none to give, and the sign-in is older than five minutes. */
export type Granted = 'granted' | 'wrong' | 'stale';

/**
 * Lets a trainer add passkeys for five minutes. Whoever comes in by OpenID Connect alone has no password to give; for
 * them the first five minutes of a sign-in count.
 * @throws Refusal `slow-down`.
 */
export async function grantPasskey(
	event: Asking,
	trainer: Trainer,
	password: string
): Promise<Granted> {
	const auth = await theAuth(event.url.origin);
	const { headers } = event.request;
	const [found, accounts] = await Promise.all([
		auth.api.getSession({ headers }),
		auth.api.listUserAccounts({ headers })
	]);
	if (!found) return 'stale';
	if (accounts.some(({ providerId }) => providerId === 'credential')) {
		const right = await withPassword(event, trainer, () =>
			auth.api.verifyPassword({ body: { password }, headers })
		);
		if (!right) return 'wrong';
	} else if (Date.now() - Number(new Date(found.session.createdAt)) > FIVE_MINUTES * 1000)
		return 'stale';
	const until = Date.now() + FIVE_MINUTES * 1000;
	event.cookies.set(COOKIE, `${until}.${await signed(found.session.id, until)}`, {
		path: '/api/auth',
		httpOnly: true,
		sameSite: 'strict',
		secure: event.url.protocol === 'https:',
		maxAge: FIVE_MINUTES
	});
	return 'granted';
}

/** Whether whoever sends a request may add a passkey now. */
export async function mayAddPasskey({ request, url, cookies }: Asking): Promise<boolean> {
	const [until = '', given = ''] = (cookies.get(COOKIE) ?? '').split('.');
	if (!(Number(until) > Date.now())) return false;
	const auth = await theAuth(url.origin);
	const found = await auth.api.getSession({ headers: request.headers });
	if (!found) return false;
	const right = Buffer.from(await signed(found.session.id, Number(until)));
	const typed = Buffer.from(given);
	return typed.length === right.length && timingSafeEqual(typed, right);
}

async function signed(session: string, until: number): Promise<string> {
	const secret = await theSecret(thePlace().folder);
	return createHmac('sha256', secret).update(`${COOKIE} ${session} ${until}`).digest('base64url');
}
