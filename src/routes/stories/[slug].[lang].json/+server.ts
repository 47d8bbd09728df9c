import { json, error } from '@sveltejs/kit';
import { LANGS } from '$lib/scenario/languages';
import { isStory, slugs } from '$lib/server/shelf';
import { whole } from '$lib/server/stories';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () =>
	slugs.flatMap((slug) => LANGS.map((lang) => ({ slug, lang })));

/** The whole of one story in one language, fetched after its opening has been shown. */
export const GET: RequestHandler = ({ params }) => {
	const lang = LANGS.find((known) => known === params.lang);
	if (!lang || !isStory(params.slug)) error(404);
	return json(whole(params.slug, lang));
};
