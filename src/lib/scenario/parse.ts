import type { z } from 'zod';
import type { Problem } from './problem';
import { RESERVED_CHOICES, RESERVED_PEOPLE, scenarioSchema, type Script } from './schema';
import { problemAt, readSource, type Path, type Source } from './source';

/** A script with its source, or only the source where the schema refused it. */
export interface Parsed {
	source: Source;
	script?: Script;
	problems: Problem[];
}

/**
 * Read a `scenario.yaml`.
 * @param file name to show in problems.
 * @param text its content.
 * @returns all problems of form at once (`yaml`, `form`, `reserved-id`, `duplicate-id`, …), and the script when there is none of form.
 */
export function parseScript(file: string, text: string): Parsed {
	const { source, problems } = readSource(file, text);
	if (problems.length > 0) return { source, problems };
	const result = scenarioSchema.safeParse(source.doc.toJS());
	if (!result.success) {
		return { source, problems: result.error.issues.flatMap((issue) => explain(source, issue)) };
	}
	return { source, script: result.data, problems: ids(source, result.data) };
}

/** zod reports a union as a list of attempts; the author is shown the attempt that came furthest. */
function explain(source: Source, issue: z.core.$ZodIssue, base: Path = []): Problem[] {
	const path = [...base, ...issue.path] as Path;
	if (issue.code === 'invalid_union' && issue.errors.length > 0) {
		const depth = (issues: z.core.$ZodIssue[]) => Math.max(0, ...issues.map((i) => i.path.length));
		const furthest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
		if (furthest && depth(furthest) > 0)
			return furthest.flatMap((inner) => explain(source, inner, path));
	}
	const extra = issue.code === 'unrecognized_keys' ? issue.keys : [];
	if (extra.includes('echo')) return [halfEcho(source, path)];
	const at = extra.length > 0 ? [...path, extra[0] ?? ''] : path;
	return [
		problemAt(
			source,
			at,
			{
				code: 'form',
				message: `${path.join('.') || 'The script'}: ${issue.message}`,
				hint:
					extra.length > 0
						? `Remove or rename ${extra.map((k) => `"${k}"`).join(', ')}; what may stand here is in scenarios/README.md.`
						: 'Compare with the example in scenarios/README.md, under “The script”.'
			},
			extra.length > 0 ? 'key' : 'value'
		)
	];
}

/** An echo that lacks something looks to the schema like a variant with a field too many. */
function halfEcho(source: Source, path: Path): Problem {
	return problemAt(source, path, {
		code: 'form',
		message: `${path.join('.')}: an echo has \`echo:\`, \`because:\` and \`text:\`, and nothing else.`,
		hint: 'Add the one line that shows the cause, as `because:`.'
	});
}

function ids(source: Source, script: Script): Problem[] {
	const problems: Problem[] = [];
	const reserved = (path: Path, id: string) =>
		problems.push(
			problemAt(
				source,
				path,
				{
					code: 'reserved-id',
					message: `"${id}" means something in the format and cannot be an id here.`,
					hint: 'Choose another id.'
				},
				'key'
			)
		);
	for (const id of Object.keys(script.people))
		if (RESERVED_PEOPLE.includes(id)) reserved(['people', id], id);
	for (const id of Object.keys(script.renamed ?? {}))
		if (RESERVED_CHOICES.includes(id)) reserved(['renamed', id], id);

	const seen = new Map<string, string>();
	for (const [scene, { choices }] of Object.entries(script.scenes)) {
		for (const id of Object.keys(choices ?? {})) {
			const path = ['scenes', scene, 'choices', id];
			if (RESERVED_CHOICES.includes(id)) reserved(path, id);
			const first = seen.get(id);
			if (first)
				problems.push(
					duplicate(path, `The choice "${id}" stands in "${first}" and again in "${scene}".`)
				);
			else seen.set(id, scene);
		}
	}
	for (const id of Object.keys(script.endings)) {
		if (script.scenes[id])
			problems.push(duplicate(['endings', id], `"${id}" is a scene and an ending.`));
	}
	return problems;

	function duplicate(path: Path, message: string): Problem {
		return problemAt(
			source,
			path,
			{
				code: 'duplicate-id',
				message,
				hint: 'Give one of them another id: a run remembers choices and scenes by their ids alone.'
			},
			'key'
		);
	}
}
