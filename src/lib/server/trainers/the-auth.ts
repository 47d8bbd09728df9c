import { theDatabase, thePlace } from '../database/the-database';
import { makeAuth, type Auth } from './auth';
import { PROVIDER, theOidc } from './oidc';
import { theSecret } from './secret';

/** So many at once; a server is opened at two or three origins, and anybody can send a header with another. */
const MOST = 16;

/** The one heard of last stands last. */
const made = new Map<string, Auth>();

/**
 * better-auth of this process for an origin: the app may be opened as `localhost`, at an address in the network or
 * through a proxy, and cookies, passkeys and redirects belong to one of them.
 * @param origin of the request, `event.url.origin`.
 * @throws when the database cannot be reached.
 */
export function theAuth(origin: string): Promise<Auth> {
	return known(origin, async () => makeAuth({ origin, ...(await ground()) }));
}

/**
 * The same with the municipality's own sign-in. It stands apart, so that nobody else waits for that provider.
 * @returns undefined where none is set, or it cannot be reached; then it is asked again the next time.
 */
export async function theAuthByOidc(origin: string): Promise<Auth | undefined> {
	const oidc = theOidc();
	if (!oidc) return undefined;
	const key = `${origin} ${oidc.issuer}`;
	const auth = await known(key, async () => makeAuth({ origin, oidc, ...(await ground()) }));
	const { socialProviders } = await auth.$context;
	if (socialProviders.some(({ id }) => id === PROVIDER)) return auth;
	made.delete(key);
	return undefined;
}

async function ground() {
	return { db: await theDatabase(), secret: await theSecret(thePlace().folder) };
}

async function known(key: string, make: () => Promise<Auth>): Promise<Auth> {
	const auth = made.get(key) ?? (await make());
	made.delete(key);
	made.set(key, auth);
	for (const [oldest] of made) {
		if (made.size <= MOST) break;
		made.delete(oldest);
	}
	return auth;
}
