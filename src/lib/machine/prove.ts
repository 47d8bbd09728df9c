import { AFTER_IDS, AFTER_REFERENCES, AFTER_TRANSLATIONS, CHECKS } from '../scenario/checks';
import { references as idsCheck } from '../scenario/checks/references';
import { readLock } from '../scenario/lock';
import { parseScript } from '../scenario/parse';
import { sortProblems, type Problem } from '../scenario/problem';
import { toProgram } from '../scenario/compile';
import { proseOf } from '../scenario/prose';
import type { References } from '../scenario/reference';
import { problemAt, type Source } from '../scenario/source';
import type { Subject } from '../scenario/subject';
import { readTranslation } from '../scenario/translation';
import { agree, type Disagreement } from './agree';
import { measure, type Measure } from './measure';
import { TooLarge, walk } from './walk';

/** The files of a story's folder, by name: `scenario.yaml`, `en.yaml`, `lock.json`. */
export type Folder = Record<string, string>;

/** What is known of a story after all checks. */
export interface Proof {
	slug: string;
	/** Missing where the script could not be read or walked. */
	subject?: Subject;
	/** `true` passed, `false` failed, `undefined` could not be run. */
	checks: Record<string, boolean | undefined>;
	problems: Problem[];
	measure?: Measure;
	/** Steps on which walk and machine were held against each other. */
	agreed?: number;
	/** Milliseconds that walking took. */
	walked?: number;
}

/** Names of all checks, in the order of the table; `form` is the schema. */
export const CHECK_NAMES = ['form', ...CHECKS.map(({ name }) => name)];

/**
 * Read a story and prove all that can be proven about it. All problems are collected; nothing is thrown.
 * @param slug name of the folder.
 * @param folder its files.
 * @param references what stories refer to.
 * @param now clock in milliseconds, to time the walk.
 */
export function prove(
	slug: string,
	folder: Folder,
	references: References,
	now: () => number = () => performance.now()
): Proof {
	const file = `scenarios/${slug}/scenario.yaml`;
	const checks: Proof['checks'] = Object.fromEntries(CHECK_NAMES.map((name) => [name, undefined]));
	const parsed = parseScript(file, folder['scenario.yaml'] ?? '');
	const problems = [...parsed.problems];
	const { script, source } = parsed;
	const idsHold = parsed.problems.length === 0;
	const translations = Object.entries(folder)
		.filter(([name]) => /^[a-z]{2}(-[A-Za-z]+)?\.yaml$/.test(name))
		.map(([name, text]) =>
			readTranslation(`scenarios/${slug}/${name}`, name.replace('.yaml', ''), text)
		);
	problems.push(...translations.flatMap((read) => read.problems));
	// A translation that cannot be read is told once, not text by text.
	const unread = translations.some((read) => read.problems.length > 0);
	const { lock, problems: unlocked } = readLock(`scenarios/${slug}/lock.json`, folder['lock.json']);
	problems.push(...unlocked);
	checks.form = problems.length === 0;
	if (!script) return { slug, checks, problems: sortProblems(problems) };

	const program = toProgram(script);
	const started = now();
	try {
		const walked = walk(program);
		const took = now() - started;
		const subject: Subject = {
			slug,
			source,
			script,
			program,
			walked,
			prose: proseOf(script),
			references,
			translations: translations.map((read) => read.translation),
			...(lock ? { lock } : {})
		};
		const skipped = new Set([...(idsHold ? [] : AFTER_IDS), ...(unread ? AFTER_TRANSLATIONS : [])]);
		for (const check of CHECKS) {
			if (skipped.has(check)) continue;
			const found = check.run(subject);
			checks[check.name] = found.length === 0;
			problems.push(...found);
			if (check === idsCheck && found.length > 0) AFTER_REFERENCES.forEach((c) => skipped.add(c));
		}
		const proof: Proof = {
			slug,
			subject,
			checks,
			problems,
			measure: measure(program, walked),
			walked: took
		};
		if (checks[idsCheck.name] && idsHold) {
			const { tried, differences } = agree(program, walked);
			proof.agreed = tried;
			problems.push(...differences.map((difference) => differs(source, difference)));
		}
		return { ...proof, problems: sortProblems(problems) };
	} catch (error) {
		if (!(error instanceof TooLarge)) throw error;
		problems.push(tooLarge(source, error));
		checks.reach = false;
		return { slug, checks, problems: sortProblems(problems) };
	}
}

function tooLarge(source: Source, { message }: TooLarge): Problem {
	const what = {
		code: 'too-large',
		message: `The story cannot be walked whole: ${message}`,
		hint: 'Ask for fewer marks and levels at the same time, join roads earlier, or make two stories of it.'
	} as const;
	return problemAt(source, ['marks'], what, 'key');
}

function differs(source: Source, { scene, did, walked, machine }: Disagreement): Problem {
	return problemAt(source, ['scenes', scene, 'choices', did], {
		code: 'machine-differs',
		message: `Walk and machine differ after "${did}" in "${scene}": ${walked} / ${machine}.`,
		hint: 'This is a fault of Bansō, not of the story. Please report it.'
	});
}

/** Whether nothing is wrong. */
export function isSound(proof: Proof): boolean {
	return proof.problems.length === 0;
}
