import { words } from '$lib/server/words';
import type { LayoutServerLoad } from './$types';

/** Made anew for whoever asks; see the door in `hooks.server.ts`. */
export const prerender = false;

export const load: LayoutServerLoad = async ({ parent, locals }) => {
	const { lang, words: common } = await parent();
	return {
		words: { ...common, ...words(lang, 'trainers') },
		/** Who is signed in; nobody on the pages for coming in. */
		trainer: await locals.trainer()
	};
};
