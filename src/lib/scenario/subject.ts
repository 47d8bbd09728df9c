import type { Lock } from './lock';
import type { Program } from './program';
import type { Problem } from './problem';
import type { Prose } from './prose';
import type { References } from './reference';
import type { Script } from './schema';
import { problemAt, type Path, type Source } from './source';
import { pathTo, type Walked } from './walked';

/** A translation as its texts by key, with the file to point into. */
export interface Translation {
	lang: string;
	source: Source;
	texts: Map<string, { text: string; path: Path }>;
}

/** Everything a check may look at. Checks are pure: subject in, problems out. */
export interface Subject {
	slug: string;
	source: Source;
	script: Script;
	program: Program;
	walked: Walked;
	prose: Prose[];
	references: References;
	translations: Translation[];
	lock?: Lock;
}

/** A check: its name in the table, and what it does. */
export interface Check {
	name: string;
	run(subject: Subject): Problem[];
}

type What = Pick<Problem, 'code' | 'message' | 'hint' | 'path'>;

/**
 * A problem at a place of the script, with the shortest path to the scene it stands in.
 * @param path place in the script.
 * @param what code, message, hint; `path` overrides the shortest path.
 */
export function at(
	subject: Subject,
	path: Path,
	what: What,
	on: 'key' | 'value' = 'value'
): Problem {
	return problemAt(subject.source, path, { path: wayTo(subject, path), ...what }, on);
}

/** The shortest path to the scene that a place of the script belongs to; none where no path reaches it. */
export function wayTo(
	{ walked, program }: Pick<Subject, 'walked' | 'program'>,
	path: Path
): string[] {
	const scene = path[0] === 'scenes' || path[0] === 'endings' ? String(path[1]) : program.start;
	for (let n = 0; n < walked.count; n++) if (walked.sceneOf(n) === scene) return pathTo(walked, n);
	return [];
}

/** Number of letters that are read, without spaces. */
export function lengthOf(text: string): number {
	return [...text.replace(/\s/g, '')].length;
}
