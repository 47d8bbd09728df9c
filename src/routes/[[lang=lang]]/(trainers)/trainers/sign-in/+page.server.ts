import { fail, redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { acting } from '$lib/server/trainers/acting';
import { localPath } from '$lib/server/trainers/local-path';
import { beginOidc } from '$lib/server/trainers/oidc-door';
import { theOidc } from '$lib/server/trainers/oidc';
import { signIn } from '$lib/server/trainers/signing';
import { textsIn } from '$lib/server/trainers/typed';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Where to go once in. */
function home({ params, url }: Pick<RequestEvent, 'params' | 'url'>): string {
	return localPath(url.searchParams.get('to'), pathIn(langOf(params.lang), '/courses'));
}

export const load: PageServerLoad = async (event) => {
	if (await event.locals.trainer()) redirect(303, home(event));
	return {
		/** Where a passkey leads. */
		home: home(event),
		/** What the municipality's own sign-in is called, if there is one. */
		oidc: theOidc()?.name,
		/** Why that did not work out. */
		error: event.url.searchParams.get('error')
	};
};

export const actions: Actions = {
	password: (event) =>
		acting(async () => {
			const { email, password } = textsIn(await event.request.formData(), 'email', 'password');
			const done = await signIn(event, email, password);
			if (done === 'in') redirect(303, home(event));
			if (done === 'wrong') return fail(400, { email, code: 'wrong', minutes: 0 });
			const second = pathIn(langOf(event.params.lang), '/trainers/second');
			redirect(303, `${second}?to=${encodeURIComponent(home(event))}`);
		}),

	oidc: (event) =>
		acting(async () => {
			const back = pathIn(langOf(event.params.lang), '/trainers/sign-in');
			const goOn = await beginOidc(event, { home: home(event), back });
			return goOn ? { goOn } : fail(503, { code: 'unreachable', minutes: 0 });
		})
};
