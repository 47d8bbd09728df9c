import { toProgram } from '$lib/scenario/compile';
import { hashOf } from '$lib/scenario/hash';
import type { Lang } from '$lib/scenario/languages';
import { parseScript } from '$lib/scenario/parse';
import type { Program } from '$lib/scenario/program';
import { proseOf } from '$lib/scenario/prose';
import { readReferences, type References } from '$lib/scenario/reference';
import type { Script } from '$lib/scenario/schema';
import { readTranslation } from '$lib/scenario/translation';

/** The stories and the files beside them, as they are read once when pages are made. */

/** A story as it was read: its script, what is made of it, and its texts. */
export interface Story {
	script: Script;
	program: Program;
	hash: string;
	texts: Record<Lang, Record<string, string>>;
}

const scripts = import.meta.glob<string>('/scenarios/*/scenario.yaml', {
	eager: true,
	query: '?raw',
	import: 'default'
});
const overlays = import.meta.glob<string>('/scenarios/*/en.yaml', {
	eager: true,
	query: '?raw',
	import: 'default'
});
const referenceFiles = import.meta.glob<string>('/scenarios/*.yaml', {
	eager: true,
	query: '?raw',
	import: 'default'
});

const stories = new Map<string, Story>(
	Object.entries(scripts).flatMap(([path, text]) => {
		const slug = path.split('/').at(-2) ?? '';
		const { script, problems } = parseScript(path.slice(1), text);
		// A story that cannot be read is told of by `npm run scenarios` and by the page's overlay; the others go on.
		if (!script) console.error(`${path}: ${problems[0]?.message}`);
		return script
			? [[slug, compile(script, overlays[`/scenarios/${slug}/en.yaml`] ?? '')] as const]
			: [];
	})
);

function compile(script: Script, overlay: string): Story {
	const program = toProgram(script);
	const ja = Object.fromEntries(proseOf(script).map(({ key, text }) => [key, text]));
	const { translation } = readTranslation('en.yaml', 'en', overlay);
	// A text that is not translated yet is shown in Japanese rather than not at all.
	const en = Object.fromEntries(
		Object.entries(ja).map(([key, text]) => [key, translation.texts.get(key)?.text ?? text])
	);
	return { script, program, hash: hashOf([program, ja], 16), texts: { ja, en } };
}

/** The files beside the stories. */
export const references: References = (() => {
	const texts = Object.fromEntries(
		Object.entries(referenceFiles).map(([path, text]) => [path.replace(/^.*\/|\.yaml$/g, ''), text])
	);
	const { references: found, problems } = readReferences(texts);
	if (!found)
		throw new Error(
			problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')
		);
	return found;
})();

/** Slugs of all stories, in the order of the casebook: an order, not a ranking. */
export const slugs: readonly string[] = [...stories]
	.map(([slug, { script }]) => ({ slug, entry: script.about.casebook ?? '99' }))
	.sort(
		(a, b) =>
			a.entry.localeCompare(b.entry, 'en', { numeric: true }) || a.slug.localeCompare(b.slug)
	)
	.map(({ slug }) => slug);

/** Whether there is such a story. */
export function isStory(slug: string): boolean {
	return stories.has(slug);
}

/**
 * A story by its slug.
 * @throws Error where there is none; pages ask {@link isStory} first.
 */
export function get(slug: string): Story {
	const story = stories.get(slug);
	if (!story) throw new Error(`There is no story "${slug}".`);
	return story;
}
