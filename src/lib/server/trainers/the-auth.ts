import { theDatabase, thePlace } from '../database/the-database';
import { makeAuth, type Auth } from './auth';
import { theSecret } from './secret';

/** So many origins at once; a server is opened at two or three, and anybody can send a header with another. */
const MOST = 16;

/** The one heard of last stands last. */
const made = new Map<string, Auth>();

/**
 * better-auth of this process for an origin: the app may be opened as `localhost`, at an address in the network or
 * through a proxy, and cookies, passkeys and redirects belong to one of them.
 * @param origin of the request, `event.url.origin`.
 * @throws when the database cannot be reached.
 */
export async function theAuth(origin: string): Promise<Auth> {
	const known = made.get(origin);
	const auth =
		known ??
		makeAuth({
			db: await theDatabase(),
			origin,
			secret: await theSecret(thePlace().folder)
		});
	made.delete(origin);
	made.set(origin, auth);
	for (const [oldest] of made) {
		if (made.size <= MOST) break;
		made.delete(oldest);
	}
	return auth;
}
