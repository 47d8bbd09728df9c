import { redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { own } from '$lib/server/trainers/own';
import { signOut } from '$lib/server/trainers/signing';
import { mustBeTrainer } from '$lib/server/trainers/who';
import { doors } from './doors';
import { self } from './self';
import { secondFactor } from './second-factor';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	me: await mustBeTrainer(event.locals),
	own: await own(event),
	/** Whether somebody has just come in for the first time. */
	fresh: event.url.searchParams.has('new')
});

export const actions: Actions = {
	...self,
	...secondFactor,
	...doors,

	/** Signs out here. */
	leave: async (event) => {
		await signOut(event);
		redirect(303, pathIn(langOf(event.params.lang), '/trainers/sign-in'));
	}
};
