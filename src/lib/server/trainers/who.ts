import { error, type RequestEvent } from '@sveltejs/kit';
import { roleOf } from './invitations';
import { hasSession } from './signing';
import { theAuth } from './the-auth';
import type { Trainer } from './trainer';

/**
 * Who sends a request.
 * @returns undefined where nobody is signed in; without a cookie nothing is looked up.
 */
export async function whoIs({
	request,
	url
}: Pick<RequestEvent, 'request' | 'url'>): Promise<Trainer | undefined> {
	if (!hasSession(request)) return undefined;
	const auth = await theAuth(url.origin);
	const found = await auth.api.getSession({ headers: request.headers });
	if (!found) return undefined;
	const { id, name, email, role } = found.user;
	return { id, name, email, role: roleOf(role) };
}

/**
 * The trainer who sends a request.
 * @throws 401 where nobody is signed in.
 */
export async function mustBeTrainer(locals: App.Locals): Promise<Trainer> {
	return (await locals.trainer()) ?? error(401, 'not-signed-in');
}

/**
 * The administrator who sends a request.
 * @throws 401 where nobody is signed in, 403 for a trainer who is no administrator.
 */
export async function mustBeAdmin(locals: App.Locals): Promise<Trainer> {
	const trainer = await mustBeTrainer(locals);
	return trainer.role === 'admin' ? trainer : error(403, 'not-admin');
}
