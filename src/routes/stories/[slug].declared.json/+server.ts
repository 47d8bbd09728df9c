import { error, json } from '@sveltejs/kit';
import { walk } from '$lib/machine/walk';
import { declare } from '$lib/review/declared';
import { get, isStory, slugs } from '$lib/server/shelf';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => slugs.map((slug) => ({ slug }));

/**
 * What of a story may be told, for the page that puts files together without a server: found out once, while building,
 * so that no browser has to walk the story. `hash` says of which version.
 */
export const GET: RequestHandler = ({ params }) => {
	if (!isStory(params.slug)) error(404);
	const { program, hash } = get(params.slug);
	return json({ hash, declared: declare(program, walk(program)) });
};
