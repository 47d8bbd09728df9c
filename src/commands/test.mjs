import { checkNode } from './node-version.mjs';
import { stopAll } from './run.mjs';
import { PlainError, both, fail, hush, say, show } from './say.mjs';
import { install } from './steps/install.mjs';
import { FAILURE, closingLine, sum } from './tally.mjs';
import { STEPS } from './test-steps.mjs';

/**
 * `npm test`: every step in order, going on after a failure where the next step can still say something.
 * Its last line is `N passed, N failed`: the tests, the checks on stories, and one for each other step.
 *
 * @typedef {object} Result
 * @property {string} step
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 * @property {boolean} ran false where an earlier failure left the step nothing to work on
 */

const HELP = `npm test [-- 段階 / steps] [--json]

  すべての検査を順に行います。名前を挙げると、その段階だけを行います。
  Runs every check in order, or only the steps that are named:

${STEPS.map(({ name, ja, en }) => `  ${name.padEnd(10)} ${both(ja, en)}`).join('\n')}`;

/**
 * Runs one step.
 * @param {import('./test-steps.mjs').Step} step
 * @param {Result[]} before what has run so far
 * @returns {Promise<Result>}
 */
async function runStep({ name, ja, en, needs, check }, before) {
	const broken = before.find(({ step, failed }) => failed > 0 && needs.includes(step));
	if (broken) {
		say(
			`■ ${ja}: 「${broken.step}」が済まないので行いません`,
			`${en}: not run, ${broken.step} failed`
		);
		return { step: name, passed: 0, failed: 0, seconds: 0, ran: false };
	}
	say(`■ ${ja}`, en);
	const began = performance.now();
	const tally = await check().catch((error) => {
		show(error instanceof PlainError ? `${error.details}${error.message}` : String(error?.stack));
		return FAILURE;
	});
	const seconds = Math.round((performance.now() - began) / 100) / 10;
	const ok = tally.failed === 0;
	say(`  ${ok ? '○ 済み' : '× 直すところがあります'} ${seconds} 秒`, ok ? 'passed' : 'failed');
	return { step: name, ...tally, seconds, ran: true };
}

/**
 * The closing table, one line a step.
 * @param {Result[]} results
 */
function table(results) {
	return results
		.map(({ step, passed, failed, seconds, ran }) => {
			const numbers = ran
				? `${String(passed).padStart(6)} passed ${String(failed).padStart(5)} failed`
				: '    行わず / not run    ';
			return `  ${step.padEnd(10)} ${numbers} ${seconds.toFixed(1).padStart(7)} s`;
		})
		.join('\n');
}

/** @param {string[]} args */
async function test(args) {
	checkNode();
	const json = args.includes('--json');
	if (args.includes('--help') || args.includes('-h')) {
		console.log(HELP);
		return;
	}
	const wanted = args.filter((arg) => arg !== '--json');
	const unknown = wanted.find((arg) => !STEPS.some(({ name }) => name === arg));
	if (unknown !== undefined) {
		throw new PlainError(
			`「${unknown}」という段階はありません。npm test -- --help をご覧ください`,
			`There is no step "${unknown}". See npm test -- --help`
		);
	}
	if (json) hush();
	if (wanted.length > 0) await install();
	/** @type {Result[]} */
	const results = [];
	for (const step of STEPS) {
		if (wanted.length > 0 && !wanted.includes(step.name)) continue;
		results.push(await runStep(step, results));
	}
	const total = sum(results);
	process.exitCode = total.failed === 0 ? 0 : 1;
	if (json) console.log(JSON.stringify({ ...total, steps: results }, null, '\t'));
	else console.log(`\n${table(results)}\n\n${closingLine(total)}`);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => {
		stopAll();
		process.exit(130);
	});
}

try {
	await test(process.argv.slice(2));
} catch (error) {
	fail(error, { json: process.argv.includes('--json') });
}
