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
 * Runs steps that stand beside each other at once, and tells of them in their order.
 * @param {import('./test-steps.mjs').Step[]} steps
 * @param {Result[]} before what has run so far
 * @returns {Promise<Result[]>}
 */
async function runSteps(steps, before) {
	const running = steps.map((step) => {
		const broken = before.find(({ step: name, failed }) => failed > 0 && step.needs.includes(name));
		return { step, broken, done: broken ? undefined : begin(step, steps.length > 1) };
	});
	/** @type {Result[]} */
	const results = [];
	for (const { step, broken, done } of running) {
		if (!done) {
			say(
				`■ ${step.ja}: 「${broken?.step}」が済まないので行いません`,
				`${step.en}: not run, ${broken?.step} failed`
			);
			results.push({ step: step.name, passed: 0, failed: 0, seconds: 0, ran: false });
			continue;
		}
		if (steps.length > 1) say(`■ ${step.ja}`, step.en);
		const { result, said } = await done;
		if (said) show(said);
		const ok = result.failed === 0;
		say(
			`  ${ok ? '○ 済み' : '× 直すところがあります'} ${result.seconds} 秒`,
			ok ? 'passed' : 'failed'
		);
		results.push(result);
	}
	return results;
}

/**
 * @param {import('./test-steps.mjs').Step} step
 * @param {boolean} beside others, so that its name is said when it is done
 */
async function begin({ name, ja, en, check }, beside) {
	if (!beside) say(`■ ${ja}`, en);
	const began = performance.now();
	let said = '';
	/** @type {import('./tally.mjs').Tally} */
	let tally = FAILURE;
	try {
		({ said = '', ...tally } = await check());
	} catch (error) {
		said = error instanceof PlainError ? `${error.details}${error.message}` : String(error);
	}
	const seconds = Math.round((performance.now() - began) / 100) / 10;
	return { result: { step: name, ...tally, seconds, ran: true }, said };
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
	const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	while (steps.length > 0) {
		const count = steps.findIndex(({ beside }) => !beside);
		results.push(
			...(await runSteps(steps.splice(0, count < 0 ? steps.length : count || 1), results))
		);
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
