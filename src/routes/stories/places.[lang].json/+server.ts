import { error, json } from '@sveltejs/kit';
import { LANGS } from '$lib/scenario/languages';
import { slugs } from '$lib/server/shelf';
import { whole } from '$lib/server/stories';
import { placesOf, type Places } from '../places';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => LANGS.map((lang) => ({ lang }));

/** Names of the places of all stories in one language: for “where you stopped” and the journal. */
export const GET: RequestHandler = ({ params }) => {
	const lang = LANGS.find((known) => known === params.lang);
	if (!lang) error(404);
	const places: Places = Object.fromEntries(
		slugs.map((slug) => {
			const { program, prose } = whole(slug, lang);
			return [slug, placesOf(program, prose, lang)];
		})
	);
	return json(places);
};
