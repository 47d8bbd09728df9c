import { redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { signOut } from '$lib/server/trainers/signing';
import { mustBeTrainer } from '$lib/server/trainers/who';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	me: await mustBeTrainer(locals)
});

export const actions: Actions = {
	leave: async (event) => {
		await signOut(event);
		redirect(303, pathIn(langOf(event.params.lang), '/trainers/sign-in'));
	}
};
