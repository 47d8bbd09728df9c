import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError, getOAuthState } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';
import { backupCodes } from './backup-codes';
import { takeInvitation } from './invitations';
import { oidcPlugin, type Oidc } from './oidc';

/** How long a sign-in lasts, in seconds: a working day. It is not prolonged, so that nobody stays by accident. */
const DAY_OF_WORK = 12 * 60 * 60;

/** Shortest and longest password, in characters. */
export const SHORTEST = 12;
export const LONGEST = 128;

/** What an instance is made for. */
export interface Setting {
	db: Db;
	/** Where the app is opened, as `https://banso.example`. */
	origin: string;
	secret: string;
	/** Only for those who come in that way: making such an instance asks the provider for its addresses. */
	oidc?: Oidc | undefined;
}

export type Auth = ReturnType<typeof makeAuth>;

/**
 * better-auth for one origin. It sends nothing anywhere, keeps neither addresses nor browsers, and nobody becomes a
 * trainer through it without an invitation: by password that is done in `joining.ts`, by OpenID Connect in `newcomer`.
 */
export function makeAuth({ db, origin, secret, oidc }: Setting) {
	return betterAuth({
		appName: 'Bansō',
		baseURL: origin,
		basePath: '/api/auth',
		trustedOrigins: [origin],
		secret,
		database: { db, type: isPostgres(db) ? 'postgres' : 'sqlite' },
		telemetry: { enabled: false },
		logger: { level: 'error', disabled: oidc !== undefined },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: SHORTEST,
			maxPasswordLength: LONGEST
		},
		user: {
			additionalFields: {
				role: { type: 'string', required: true, input: false, defaultValue: 'trainer' }
			}
		},
		session: { expiresIn: DAY_OF_WORK, disableSessionRefresh: true },
		account: {
			updateAccountOnSignIn: false,
			// Nobody's address is verified here: who joins types one. Whoever types a colleague's has that colleague come
			// into their account by the provider. Everybody was invited in person, and administrators see name and address
			// side by side; without this, nobody who has a password could come in by the provider.
			accountLinking: { requireLocalEmailVerified: false }
		},
		databaseHooks: {
			user: { create: { before: (user) => newcomer(db, user) } },
			session: {
				create: {
					before: (session) =>
						Promise.resolve({ data: { ...session, ipAddress: null, userAgent: null } })
				}
			},
			// Nothing is asked of the provider later, so what would open its doors is not kept.
			account: {
				create: {
					before: (account) =>
						Promise.resolve({
							data: { ...account, accessToken: null, refreshToken: null, idToken: null }
						})
				}
			}
		},
		// Ours count by sender and by account, wherever a request comes in; see `guards.ts`.
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: 'banso',
			useSecureCookies: origin.startsWith('https:'),
			disableCSRFCheck: false,
			disableOriginCheck: false,
			ipAddress: { disableIpTracking: true }
		},
		plugins: [
			twoFactor({ issuer: 'Bansō', backupCodeOptions: { customBackupCodesGenerate: backupCodes } }),
			passkey({
				rpName: 'Bansō',
				rpID: new URL(origin).hostname,
				origin,
				// A passkey opens without a password and a second factor, so it has to ask for the finger, face or PIN.
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
				authentication: {
					afterVerification: ({ verification: { authenticationInfo } }) => {
						if (authenticationInfo.userVerified) return Promise.resolve();
						throw new APIError('UNAUTHORIZED', { code: 'not-verified' });
					}
				},
				advanced: { webAuthnChallengeCookie: 'passkey' }
			}),
			...(oidc ? [oidcPlugin(oidc)] : [])
		]
	});
}

/**
 * Lets somebody new in who comes by OpenID Connect with an invitation, and nobody else. What the flow carries was put
 * there by our own server (`oidc-door.ts`); the endpoint that would take it from a browser is closed.
 */
async function newcomer<User extends { name: string; email: string }>(db: Db, user: User) {
	const state = (await getOAuthState().catch(() => null)) as { invitation?: unknown } | null;
	const hash = state?.invitation;
	const invitation = typeof hash === 'string' ? await takeInvitation(db, hash) : undefined;
	if (!invitation || invitation.trainer !== null)
		throw new APIError('FORBIDDEN', { code: 'not_invited' });
	return { data: { ...user, name: user.name || user.email, role: invitation.role } };
}
