import type { Handle } from '@sveltejs/kit';
import { langOf } from '$lib/scenario/languages';

/** The page's language, in the HTML itself, before any script. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', langOf(event.url.pathname.split('/')[1]))
	});
