import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECK_NAMES, isSound, prove, type Proof } from '../lib/machine/prove';
import { releasable } from '../lib/scenario/checks/lock';
import { hashOf } from '../lib/scenario/hash';
import { formatProblem, type Problem } from '../lib/scenario/problem';
import { readReferences } from '../lib/scenario/reference';
import { jsonSchema } from '../lib/scenario/schema';
import { readFolders } from './folders';

const HELP = `npm run scenarios [-- <slug> …] [--json] [--lock] [--schema]

  Reads every story (or those named), walks all that can happen in it, and says what is wrong, where, and what to do.
  すべての物語（または名前を挙げた物語）を読み、起こりうることを全部たどって、直す所を示します。

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
	const general = [...problems, ...schemaProblem(root)];
	const chosen = [...stories].filter(
		([slug]) => positionals.length === 0 || positionals.includes(slug)
	);
	const proofs = references ? chosen.map(([slug, folder]) => prove(slug, folder, references)) : [];
	if (values.lock) for (const proof of proofs) writeLock(root, proof);

	if (values.json) console.log(JSON.stringify(toJson(proofs, general), null, 2));
	else print(proofs, general);
	if (
		general.length > 0 ||
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

function tally(proofs: Proof[], general: Problem[]): { passed: number; failed: number } {
	const results = proofs.flatMap(({ checks }) => Object.values(checks));
	const apart = proofs
		.flatMap(({ problems }) => problems)
		.filter(({ code }) => code === 'machine-differs').length;
	return {
		passed: results.filter((r) => r === true).length + (general.length === 0 ? 1 : 0),
		failed: results.filter((r) => r !== true).length + (general.length > 0 ? 1 : 0) + apart
	};
}

function print(proofs: Proof[], general: Problem[]): void {
	for (const problem of [...general, ...proofs.flatMap(({ problems }) => problems)])
		console.log(`${formatProblem(problem)}\n`);
	const width = Math.max(10, ...proofs.map(({ slug }) => slug.length)) + 2;
	for (const { slug, checks, measure: m, agreed, walked } of proofs) {
		const marks = CHECK_NAMES.map(
			(name) => `${checks[name] === undefined ? '·' : checks[name] ? '✓' : '✗'} ${name}`
		);
		console.log(`${slug.padEnd(width)}${marks.slice(0, 7).join('  ')}`);
		console.log(`${' '.repeat(width)}${marks.slice(7).join('  ')}`);
		if (!m) continue;
		const decisions = `${m.shortest}–${m.longest ?? '∞ (it can go in circles)'}`;
		console.log(
			`${' '.repeat(width)}${m.configurations.toLocaleString('en')} configurations, ${m.edges.toLocaleString('en')} edges, ${m.endings} endings, runs of ${decisions} decisions, walked in ${Math.round(walked ?? 0)} ms`
		);
		console.log(
			`${' '.repeat(width)}on every run: ${m.everyRun.join(', ') || 'no decision'}${agreed === undefined ? '' : `; machine and walk agree on ${agreed} steps`}\n`
		);
	}
	const { passed, failed } = tally(proofs, general);
	console.log(`${passed} passed, ${failed} failed`);
}

main();
