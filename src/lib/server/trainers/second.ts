import { APIError } from 'better-auth/api';
import { sender } from '../requests/answering';
import { Refusal } from '../requests/refusal';
import { readCode } from './backup-codes';
import { guardCode } from './guards';
import { carry, type Asking } from './signing';
import { theAuth } from './the-auth';

/** How long better-auth takes no code for an account after ten wrong ones in a row, in seconds. */
const LOCKED = 900;

/** Whether a password was given, and no second factor yet. */
export function isBetween(request: Request): boolean {
	return /(^|[;\s])(__Secure-)?banso\.two_factor=/.test(request.headers.get('cookie') ?? '');
}

/**
 * The second step of signing in: a code of the app, or one of the codes kept for the day the phone is lost. A new
 * session begins.
 * @returns `over` where the step has to begin anew: five wrong codes, or ten minutes.
 * @throws Refusal `slow-down`, also where too many codes were wrong from elsewhere.
 */
export async function giveSecond(event: Asking, typed: string): Promise<'in' | 'wrong' | 'over'> {
	const auth = await theAuth(event.url.origin);
	const code = readCode(typed);
	const ask = { body: { code }, headers: event.request.headers, returnHeaders: true } as const;
	return guardCode(
		sender(event),
		async () => {
			try {
				const { headers } = code.includes('-')
					? await auth.api.verifyBackupCode(ask)
					: await auth.api.verifyTOTP(ask);
				carry(headers, event.cookies);
				return 'in';
			} catch (error) {
				if (!(error instanceof APIError)) throw error;
				const why = error.body?.code ?? '';
				if (why === 'ACCOUNT_TEMPORARILY_LOCKED') throw new Refusal('slow-down', undefined, LOCKED);
				return ['INVALID_CODE', 'INVALID_BACKUP_CODE'].includes(why) ? 'wrong' : 'over';
			}
		},
		(done) => done === 'in'
	);
}
