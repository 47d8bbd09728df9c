import { bucket } from '../requests/bucket';
import { sender } from '../requests/answering';
import { forgetful } from '../requests/forgetting';
import { hashOf } from './invitations';
import { PROVIDER } from './oidc';
import { carry, type Asking } from './signing';
import { theAuthByOidc } from './the-auth';

/** Each start leaves a row that is kept for ten minutes. */
const starts = forgetful(bucket({ burst: 10, rate: 0.1 }));

/**
 * Begins to come in by the municipality's own sign-in.
 * @param to.invitation token of a link, for somebody new.
 * @param to.home path to go to once in; `to.back` where it did not work out, with `?error=`.
 * @returns where to send the browser; undefined where no provider is set, or it cannot be reached.
 * @throws Refusal `slow-down`.
 */
export async function beginOidc(
	event: Asking,
	{ invitation, home, back }: { invitation?: string; home: string; back: string }
): Promise<string | undefined> {
	await starts.pass(sender(event));
	const auth = await theAuthByOidc(event.url.origin);
	if (!auth) return undefined;
	const { headers, response } = await auth.api.signInSocial({
		body: {
			provider: PROVIDER,
			callbackURL: home,
			errorCallbackURL: back,
			disableRedirect: true,
			requestSignUp: invitation !== undefined,
			additionalData: invitation === undefined ? {} : { invitation: hashOf(invitation) }
		},
		headers: event.request.headers,
		returnHeaders: true
	});
	carry(headers, event.cookies);
	return response.url;
}
