import { fail, redirect } from '@sveltejs/kit';
import { pathIn, langOf } from '$lib/scenario/languages';
import { Refusal } from '$lib/server/requests/refusal';
import { localPath } from '$lib/server/trainers/local-path';
import { signIn } from '$lib/server/trainers/signing';
import { textsIn } from '$lib/server/trainers/typed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const home = pathIn(langOf(params.lang), '/courses');
	if (await locals.trainer()) redirect(303, localPath(url.searchParams.get('to'), home));
};

export const actions: Actions = {
	default: async (event) => {
		const { params, request, url } = event;
		const lang = langOf(params.lang);
		const { email, password } = textsIn(await request.formData(), 'email', 'password');
		try {
			const done = await signIn(event, email, password);
			const to = url.searchParams.get('to');
			if (done === 'in') redirect(303, localPath(to, pathIn(lang, '/courses')));
			if (done === 'second') {
				const second = pathIn(lang, '/trainers/second');
				redirect(303, to ? `${second}?to=${encodeURIComponent(to)}` : second);
			}
			return fail(400, { email, code: 'wrong', minutes: 0 });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return fail(error.status, {
				email,
				code: 'slow-down',
				minutes: Math.ceil((error.after ?? 60) / 60)
			});
		}
	}
};
