import { z } from 'zod';
import type { Problem } from './problem';
import { problemAt, readSource, type Path } from './source';

/** A text in Japanese and English. */
const both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });

const gloss = z.strictObject({ term: z.string().min(1), means: z.string().min(1) });

/** One schema for each file beside the stories. */
const schemas = {
	principles: z.strictObject({
		principles: z.record(
			z.string(),
			z.strictObject({ number: z.number().int(), name: both, meaning: both, question: both })
		),
		tensions: z.array(z.strictObject({ between: z.tuple([z.string(), z.string()]), text: both }))
	}),
	casebook: z.strictObject({
		directions: z.array(z.strictObject({ number: z.number().int(), name: both })),
		entries: z.array(
			z.strictObject({
				number: z.string(),
				title: both,
				organisation: both,
				directions: z.array(z.number().int()),
				sections: z.array(both),
				note: both.optional()
			})
		)
	}),
	committee: z.strictObject({
		rows: z.record(z.string(), z.strictObject({ name: both, opinions: z.record(z.string(), both) }))
	}),
	words: z.strictObject({
		avoid: z.array(
			z.strictObject({
				word: z.string(),
				instead: z.string(),
				except: z.array(z.string()).optional(),
				why: both
			})
		),
		'avoid-en': z.array(
			z.strictObject({
				word: z.string(),
				instead: z.string(),
				except: z.array(z.string()).optional(),
				why: both
			})
		),
		terms: z.record(z.string(), z.strictObject({ ja: gloss, en: gloss })),
		/** Words of the trade that must be explained wherever they are said; most are among the terms. */
		'needs-gloss': z.array(z.string()).default([]),
		readings: z.record(z.string(), z.string())
	}),
	routes: z.strictObject({
		routes: z.record(
			z.string(),
			z.strictObject({
				name: both,
				why: both,
				/** For a group: the way to a workshop stands beside it. */
				together: z.boolean().default(false),
				stories: z.array(z.strictObject({ story: z.string(), why: both })).min(1)
			})
		)
	}),
	'help-lines': z.strictObject({
		checked: z.boolean(),
		notice: both,
		lines: z.array(
			z.strictObject({
				id: z.string(),
				name: both,
				number: z.string().nullable(),
				tel: z.string().nullable(),
				when: both,
				note: both.optional()
			})
		)
	})
};

/** What stands beside the stories: principles, casebook, committee's table, words, routes, help lines. */
export type References = { [Name in keyof typeof schemas]: z.output<(typeof schemas)[Name]> };
export const REFERENCE_FILES = Object.keys(schemas) as (keyof References)[];

/**
 * Read the files beside the stories.
 * @param texts content by name without folder and ending, as `principles`.
 * @returns the references, or problems (`yaml`, `form`, `missing-file`) with file, line and column.
 */
export function readReferences(texts: Partial<Record<string, string>>): {
	references?: References;
	problems: Problem[];
} {
	const problems: Problem[] = [];
	const found: Record<string, unknown> = {};
	for (const name of REFERENCE_FILES) {
		const file = `scenarios/${name}.yaml`;
		const { source, problems: broken } = readSource(file, texts[name] ?? '');
		problems.push(...broken);
		if (broken.length > 0) continue;
		const result = schemas[name].safeParse(source.doc.toJS());
		if (result.success) found[name] = result.data;
		else {
			for (const issue of result.error.issues) {
				problems.push(
					problemAt(source, issue.path as Path, {
						code: texts[name] === undefined ? 'missing-file' : 'form',
						message: `${issue.path.join('.') || name}: ${issue.message}`,
						hint: 'Compare with the neighbouring entries of the same file.'
					})
				);
			}
		}
	}
	return problems.length > 0 ? { problems } : { references: found as References, problems };
}

/**
 * Suggested routes that name a story which is not there.
 * @param text of `routes.yaml`, to point into.
 * @param slugs of all stories.
 */
export function lostRoutes(
	text: string,
	{ routes }: Pick<References, 'routes'>,
	slugs: ReadonlySet<string>
): Problem[] {
	const { source } = readSource('scenarios/routes.yaml', text);
	return Object.entries(routes.routes).flatMap(([id, { stories }]) =>
		stories.flatMap(({ story }, n) =>
			slugs.has(story)
				? []
				: [
						problemAt(source, ['routes', id, 'stories', n, 'story'], {
							code: 'unknown-id',
							message: `There is no story "${story}".`,
							hint: 'Correct the name of the folder, or take the story off the route.'
						})
					]
		)
	);
}
