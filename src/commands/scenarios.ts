import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isSound, prove, type Proof } from '../lib/machine/prove';
import { releasable } from '../lib/scenario/checks/lock';
import { coverageOf, teachingOf, type Coverage } from '../lib/scenario/coverage';
import { hashOf } from '../lib/scenario/hash';
import type { Problem } from '../lib/scenario/problem';
import { lostRoutes, readReferences, type References } from '../lib/scenario/reference';
import { jsonSchema } from '../lib/scenario/schema';
import { readFolders } from './folders';
import { print, printCoverage, tally } from './scenarios-told';

const HELP = `npm run scenarios [-- <slug> …] [--coverage] [--json] [--lock] [--schema]

  Reads every story (or those named), walks all that can happen in it, and says what is wrong, where, and what to do.
  すべての物語（または名前を挙げた物語）を読み、起こりうることを全部たどって、直す所を示します。

  --coverage what the stories together teach of casebook, principles and table; fails where something is missing
  --json    one JSON document and nothing else
  --lock    write lock.json: the ids released so far, and which Japanese each translation was made from
  --schema  write scenarios/schema.json from the schema in the code
  --root    another folder of stories
`;

/** `npm run scenarios`: prove every story and print a table. Exit code 1 when anything is wrong. */
function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			coverage: { type: 'boolean' },
			json: { type: 'boolean' },
			lock: { type: 'boolean' },
			schema: { type: 'boolean' },
			help: { type: 'boolean', short: 'h' },
			root: { type: 'string', default: 'scenarios' }
		}
	});
	if (values.help) return console.log(HELP);
	const root = values.root;
	if (values.schema) writeFileSync(join(root, 'schema.json'), schemaText());

	const { stories, references: texts } = readFolders(root);
	const unknown = positionals.filter((slug) => !stories.has(slug));
	if (unknown.length > 0) {
		console.error(
			`No story here is called ${unknown.join(', ')}. There are: ${[...stories.keys()].join(', ')}.`
		);
		process.exitCode = 2;
		return;
	}
	const { references, problems } = readReferences(texts);
	const lost =
		references && root === 'scenarios'
			? lostRoutes(texts.routes ?? '', references, new Set(stories.keys()))
			: [];
	const general = [...problems, ...lost, ...schemaProblem(root)];
	const chosen = [...stories].filter(
		([slug]) => positionals.length === 0 || positionals.includes(slug)
	);
	const proofs = references ? chosen.map(([slug, folder]) => prove(slug, folder, references)) : [];
	if (values.lock) for (const proof of proofs) writeLock(root, proof);

	const taught = values.coverage && references ? covered(proofs, references) : undefined;
	if (values.json) {
		console.log(JSON.stringify({ ...toJson(proofs, general), coverage: taught }, null, 2));
	} else {
		if (taught) printCoverage(taught);
		print(proofs, general, taught);
	}
	if (
		general.length > 0 ||
		(taught && taught.gaps.length > 0) ||
		proofs.some((proof) => !isSound(proof)) ||
		(!references && chosen.length > 0)
	)
		process.exitCode = 1;
}

function schemaText(): string {
	return `${JSON.stringify(jsonSchema(), null, '\t')}\n`;
}

function schemaProblem(root: string): Problem[] {
	let present = '';
	try {
		present = readFileSync(join(root, 'schema.json'), 'utf8');
	} catch {
		// A missing file is reported like an old one.
	}
	if (root !== 'scenarios' || present === schemaText()) return [];
	return [
		{
			code: 'schema-old',
			file: 'scenarios/schema.json',
			line: 1,
			column: 1,
			excerpt: present.slice(0, 40).split('\n')[0] ?? '',
			message: 'schema.json is not what the code says.',
			hint: 'Run: npm run scenarios -- --schema'
		}
	];
}

/** Write what is released now; a lock that cannot be read is left alone, or its ids would be forgotten. */
function writeLock(root: string, { slug, subject, problems }: Proof): void {
	if (!subject || problems.some(({ file }) => file.endsWith('/lock.json'))) return;
	const { script, prose, translations, lock } = subject;
	const released = [...new Set([...(lock?.released ?? []), ...releasable(script)])].sort();
	const translated = Object.fromEntries(
		translations.map(({ lang, texts }) => [
			lang,
			Object.fromEntries(
				prose
					.filter(({ key }) => texts.has(key))
					.map(({ key, text }) => [key, `${hashOf(text)}:${hashOf(texts.get(key)?.text ?? '')}`])
			)
		])
	);
	writeFileSync(
		join(root, slug, 'lock.json'),
		`${JSON.stringify({ released, translated }, null, '\t')}\n`
	);
}

function toJson(proofs: Proof[], general: Problem[]): object {
	return {
		stories: proofs.map(({ slug, checks, problems, measure, agreed, walked }) => ({
			slug,
			checks,
			measure,
			agreed,
			walkedMs: walked,
			problems
		})),
		problems: general,
		...tally(proofs, general)
	};
}

function covered(proofs: Proof[], references: References): Coverage {
	const stories = proofs.flatMap(({ slug, subject }) =>
		subject ? [teachingOf(slug, subject.script)] : []
	);
	return coverageOf(stories, references);
}

main();
