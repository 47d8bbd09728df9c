import { answer, sender, textOf } from '$lib/server/requests/answering';
import { bucket } from '$lib/server/requests/bucket';
import { Refusal } from '$lib/server/requests/refusal';
import { forgetful } from '$lib/server/requests/forgetting';
import { mayAddPasskey } from '$lib/server/trainers/may-add';
import { leaveOld } from '$lib/server/trainers/signing';
import { theAuth, theAuthByOidc } from '$lib/server/trainers/the-auth';
import type { RequestHandler } from './$types';

/**
 * What of better-auth a browser may call: what passkeys need, which no form can do, and where a provider of OpenID
 * Connect sends people back to. Everything else goes through our own forms, or is not there.
 */
const OPEN: Record<string, string[]> = {
	GET: [
		'passkey/generate-authenticate-options',
		'passkey/generate-register-options',
		'callback/oidc'
	],
	POST: ['passkey/verify-authentication', 'passkey/verify-registration']
};
const SIGNS_IN = 'passkey/verify-authentication';
const ADDS = 'passkey/generate-register-options';
const MOST_BYTES = 16 * 1024;

/** Each challenge leaves a row that is kept for five minutes. */
const calls = forgetful(bucket({ burst: 20, rate: 0.5 }));

const handle: RequestHandler = (event) =>
	answer(async () => {
		const { request, url, params } = event;
		if (!OPEN[request.method]?.includes(params.way)) throw new Refusal('unknown');
		const post = request.method === 'POST';
		if (post && request.headers.get('origin') !== url.origin) throw new Refusal('other-origin');
		await calls.pass(sender(event));
		if (params.way === ADDS && !(await mayAddPasskey(event))) throw new Refusal('password-first');
		const asked = new Request(url, {
			method: request.method,
			headers: request.headers,
			...(post ? { body: await textOf(request, MOST_BYTES) } : {})
		});
		const byOidc = params.way.startsWith('callback/');
		const auth = byOidc ? await theAuthByOidc(url.origin) : await theAuth(url.origin);
		if (!auth) throw new Refusal('unknown');
		const given = await auth.handler(asked);
		if (params.way === SIGNS_IN && given.ok) await leaveOld(event);
		const headers = new Headers(given.headers);
		headers.set('cache-control', 'no-store');
		// A script learns that it went well, and nothing of the session.
		if (post && given.ok) return new Response('{}', { headers });
		return new Response(given.body, { status: given.status, headers });
	});

export const GET = handle;
export const POST = handle;
