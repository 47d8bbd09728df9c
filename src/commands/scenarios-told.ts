import { CHECK_NAMES, type Proof } from '../lib/machine/prove';
import { boundsOf, plainness } from '../lib/scenario/checks/plain';
import type { Coverage, Decision } from '../lib/scenario/coverage';
import { formatProblem, type Problem } from '../lib/scenario/problem';
import { plainnessOf } from '../lib/scenario/readability';
import type { Subject } from '../lib/scenario/subject';

/** What `npm run scenarios` prints. */

/** How many checks passed, and how many did not; coverage counts as one. */
export function tally(
	proofs: Proof[],
	general: Problem[],
	taught?: Coverage
): { passed: number; failed: number } {
	const results = proofs.flatMap(({ checks }) => Object.values(checks));
	if (taught) results.push(taught.gaps.length === 0);
	const apart = proofs
		.flatMap(({ problems }) => problems)
		.filter(({ code }) => code === 'machine-differs').length;
	return {
		passed: results.filter((r) => r === true).length + (general.length === 0 ? 1 : 0),
		failed: results.filter((r) => r !== true).length + (general.length > 0 ? 1 : 0) + apart
	};
}

/** Problems, then a table of the stories, then the totals. */
export function print(proofs: Proof[], general: Problem[], taught?: Coverage): void {
	for (const problem of [...general, ...proofs.flatMap(({ problems }) => problems)])
		console.log(`${formatProblem(problem)}\n`);
	const rankOf = ranks(proofs);
	const width = Math.max(10, ...proofs.map(({ slug }) => slug.length)) + 2;
	for (const { slug, subject, checks, measure: m, agreed, walked } of proofs) {
		const marks = CHECK_NAMES.map(
			(name) => `${checks[name] === undefined ? '·' : checks[name] ? '✓' : '✗'} ${name}`
		);
		console.log(`${slug.padEnd(width)}${marks.slice(0, 7).join('  ')}`);
		console.log(`${' '.repeat(width)}${marks.slice(7).join('  ')}`);
		if (subject) console.log(`${' '.repeat(width)}${readability(subject)}${rankOf(slug)}`);
		if (!m) continue;
		const decisions = `${m.shortest}–${m.longest ?? '∞ (it can go in circles)'}`;
		console.log(
			`${' '.repeat(width)}${m.configurations.toLocaleString('en')} configurations, ${m.edges.toLocaleString('en')} edges, ${m.endings} endings, runs of ${decisions} decisions, walked in ${Math.round(walked ?? 0)} ms`
		);
		console.log(
			`${' '.repeat(width)}on every run: ${m.everyRun.join(', ') || 'no decision'}${agreed === undefined ? '' : `; machine and walk agree on ${agreed} steps`}\n`
		);
	}
	printTotals(proofs);
	const { passed, failed } = tally(proofs, general, taught);
	console.log(`${passed} passed, ${failed} failed`);
}

/** One line: how plainly a story is written, beside its bounds. */
function readability(subject: Subject): string {
	const found = plainness(subject);
	const bounds = boundsOf(subject);
	const { said, glossed } = found.terms;
	const whom = subject.script.groups ? 'for groups' : 'to study alone';
	return [
		`reads: ${found.letters.toFixed(1)} letters a sentence (≤ ${bounds.letters})`,
		`${(found.kanji * 100).toFixed(1)} % kanji (≤ ${(bounds.kanji * 100).toFixed(0)})`,
		`${glossed} of ${said} terms glossed`,
		`${(found.words ?? 0).toFixed(1)} words in English (≤ ${bounds.words}), ${whom}`
	].join(', ');
}

/** Which of the stories is how plain, by slug; nothing where there are no others to stand beside. */
function ranks(proofs: Proof[]): (slug: string) => string {
	const order = proofs
		.flatMap(({ slug, subject }) =>
			subject ? [{ slug, by: plainnessOf(plainness(subject)) }] : []
		)
		.sort((a, b) => a.by - b.by)
		.map(({ slug }) => slug);
	return (slug) =>
		order.length < 2 ? '' : `, ${order.indexOf(slug) + 1} of ${order.length} from the plainest`;
}

function printTotals(proofs: Proof[]): void {
	const sum = (of: (proof: Proof) => number | undefined) =>
		proofs.reduce((all, proof) => all + (of(proof) ?? 0), 0);
	console.log(
		`${proofs.length} stories, ${sum(({ measure }) => measure?.configurations).toLocaleString('en')} configurations, walked in ${Math.round(sum(({ walked }) => walked))} ms, ${(performance.now() / 1000).toFixed(1)} s in all`
	);
}

/** The four tables of the coverage, each line naming the decisions that teach it, and what is missing. */
export function printCoverage({
	entries,
	directions,
	principles,
	opinions,
	average,
	gaps
}: Coverage): void {
	const names = (some: Decision[]) => some.map(({ slug, scene }) => `${slug}#${scene}`).join(' ');
	console.log('casebook entries');
	for (const { number, stories } of entries)
		console.log(
			`  ${number.padEnd(4)} ${stories.map(({ slug, decisions }) => `${slug} (${decisions.length} decisions)`).join(', ')}`
		);
	console.log('directions');
	for (const { number, stories } of directions)
		console.log(`  ${number}    ${stories.map(({ slug }) => slug).join(', ')}`);
	console.log(`principles (on average ${average.toFixed(1)} decisions)`);
	for (const { id, decisions } of principles)
		console.log(`  ${id.padEnd(24)} ${String(decisions.length).padStart(3)}  ${names(decisions)}`);
	console.log('opinions of the committee’s table');
	for (const { id, decisions } of opinions) console.log(`  ${id}  ${names(decisions)}`);
	const told = {
		entry: 'no decision teaches casebook entry',
		direction: 'no decision teaches direction',
		principle: 'no decision meets the principle',
		opinion: 'no decision teaches opinion',
		seldom: 'under half of the average:',
		often: 'over twice the average:'
	};
	for (const { kind, id, count } of gaps) console.log(`✗ ${told[kind]} ${id} (${count})`);
	console.log(
		gaps.length === 0
			? `✓ coverage: ${entries.length} entries, ${directions.length} directions, ${principles.length} principles, ${opinions.length} opinions\n`
			: ''
	);
}
