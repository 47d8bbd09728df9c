import { fail, redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { acting } from '$lib/server/trainers/acting';
import { localPath } from '$lib/server/trainers/local-path';
import { giveSecond, isBetween } from '$lib/server/trainers/second';
import { textsIn } from '$lib/server/trainers/typed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, request }) => {
	if (!isBetween(request)) redirect(303, pathIn(langOf(params.lang), '/trainers/sign-in'));
};

export const actions: Actions = {
	default: (event) =>
		acting(async () => {
			const { params, request, url } = event;
			const { code } = textsIn(await request.formData(), 'code');
			const done = await giveSecond(event, code);
			if (done !== 'in') return fail(400, { code: done, minutes: 0 });
			redirect(303, localPath(url.searchParams.get('to'), pathIn(langOf(params.lang), '/courses')));
		})
};
