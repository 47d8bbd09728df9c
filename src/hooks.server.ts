import type { Handle } from '@sveltejs/kit';
import { theDatabase } from '$lib/server/database/the-database';
import { theDesk } from '$lib/server/workshop/the-desk';
import { langOf } from '$lib/scenario/languages';

/** The page's language, in the HTML itself, before any script; and the workshop's desk, for those who ask for it. */
export const handle: Handle = ({ event, resolve }) => {
	event.locals.desk = theDesk;
	event.locals.db = theDatabase;
	event.locals.trainer = () => Promise.resolve(undefined);
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', langOf(event.url.pathname.split('/')[1]))
	});
};
