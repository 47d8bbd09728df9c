import { json, error } from '@sveltejs/kit';
import { isStory, references, slugs } from '$lib/server/shelf';
import { whole } from '$lib/server/stories';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => slugs.map((slug) => ({ slug }));

/** What the player page shows of a story: names, scenes and endings, but not what is kept for looking back. */
const READ =
	/^people\.[^.]+\.name$|^leave\.do$|^(scenes|endings|parts|page)\.(?!.*\.(gain|cost|report|reflection\.ask)$)/;

/** A story's Japanese texts cut for furigana, by key; texts that need none are left out. */
export const GET: RequestHandler = async ({ params }) => {
	if (!isStory(params.slug)) error(404);
	// The analyser is needed while building alone, and never where the built app runs.
	const { furigana } = await import('$lib/server/furigana');
	const cut = await furigana(references.words.readings);
	const texts = Object.entries(whole(params.slug, 'ja').prose).filter(([key]) => READ.test(key));
	return json(
		Object.fromEntries(
			texts
				.map(([key, text]) => [key, cut(text)] as const)
				.filter(([, runs]) => runs.some(([, reading]) => reading))
		)
	);
};
