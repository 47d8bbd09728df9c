import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { isPostgres } from '../database/dialect';
import type { Db } from '../database/tables';

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
}

export type Auth = ReturnType<typeof makeAuth>;

/**
 * better-auth for one origin. It sends nothing anywhere, keeps neither addresses nor browsers, and nobody can become a
 * trainer through it: trainers are made by `joining.ts` alone, from an invitation.
 */
export function makeAuth({ db, origin, secret }: Setting) {
	return betterAuth({
		appName: 'Bansō',
		baseURL: origin,
		basePath: '/api/auth',
		trustedOrigins: [origin],
		secret,
		database: { db, type: isPostgres(db) ? 'postgres' : 'sqlite' },
		telemetry: { enabled: false },
		logger: { level: 'error' },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: SHORTEST,
			maxPasswordLength: LONGEST
		},
		user: { additionalFields: { role: { type: 'string', required: true, input: false } } },
		session: { expiresIn: DAY_OF_WORK, disableSessionRefresh: true },
		databaseHooks: {
			session: {
				create: {
					before: (session) =>
						Promise.resolve({ data: { ...session, ipAddress: null, userAgent: null } })
				}
			}
		},
		// Ours count by sender and by account, wherever a request comes in; see `tries.ts`.
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: 'banso',
			useSecureCookies: origin.startsWith('https:'),
			ipAddress: { disableIpTracking: true }
		},
		plugins: [twoFactor({ issuer: 'Bansō' })]
	});
}
