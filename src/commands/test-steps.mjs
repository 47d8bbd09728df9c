import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { run, tool } from './run.mjs';
import { say } from './say.mjs';
import { build } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { install, sync } from './steps/install.mjs';
import { FAILURE, PASS, lastLineTally, playwrightTally, settle, vitestTally } from './tally.mjs';
import { top } from './top.mjs';

/**
 * @typedef {import('./tally.mjs').Tally} Tally
 *
 * @typedef {object} Step
 * @property {string} name as typed in `npm test -- <name>`
 * @property {string} ja
 * @property {string} en
 * @property {string[]} needs steps that must not have failed before
 * @property {() => Promise<Tally & { said?: string }>} check throws a PlainError when it cannot do its work; `said`:
 *   what a tool printed that has to be seen
 * @property {boolean} beside prints nothing while it runs, so that others like it may run at the same time
 */

/**
 * The steps of `npm test`, in order.
 * @type {Step[]}
 */
export const STEPS = [
	step('install', '必要な部品', 'packages', [], async () => {
		await install();
		return PASS;
	}),
	step('chromium', 'ブラウザー', 'a browser', ['install'], async () => {
		const { path } = await ensureChromium();
		say(`使うもの: ${path ?? 'Playwright'}`, `using ${path ?? "Playwright's own"}`);
		return PASS;
	}),
	look('format', '書式', 'format', () => clean(tool('prettier', ['--check', '.']))),
	look('lint', '書き方と階の決まり', 'lint and floors', async () => {
		await sync();
		return clean(tool('eslint', ['.', '--max-warnings', '0']));
	}),
	look('types', '型', 'types', async () => {
		await sync();
		const args = ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'];
		// The service worker lives in another world than the pages, with other globals.
		const worker = await clean(tool('typescript', ['-p', 'src/service-worker'], 'tsc'));
		return worker.failed > 0 ? worker : clean(tool('svelte-check', args));
	}),
	look('unused', '使われていないもの', 'unused code', () => clean(tool('knip', []))),
	step('unit', '部品ごとの試験', 'unit tests', ['install'], () => {
		const reporters = ['--reporter=default', '--reporter=json'];
		const args = ['run', ...reporters, '--outputFile.json=test-results/unit.json'];
		return counted(tool('vitest', args), 'test-results/unit.json', vitestTally);
	}),
	step('scenarios', '物語の検査', 'the stories', ['install'], async () => {
		await sync();
		const { code, output } = await run(tool('tsx', ['src/commands/scenarios.ts', '--coverage']), {
			live: true
		});
		return settle(code, lastLineTally(output));
	}),
	step('build', '組み立て', 'build', ['install'], async () => {
		await build();
		return PASS;
	}),
	step('e2e', '画面の試験', 'end-to-end tests', ['install', 'chromium', 'build'], async () => {
		const { path } = await ensureChromium();
		await build();
		const env = { BANSO_PORT: String(await freePort()), ...(path ? { CHROMIUM_PATH: path } : {}) };
		const playwright = tool('@playwright/test', ['test'], 'playwright');
		return counted(playwright, 'test-results/e2e.json', playwrightTally, env);
	})
];

/**
 * @param {string} name
 * @param {string} ja
 * @param {string} en
 * @param {string[]} needs
 * @param {Step['check']} check
 * @param {{ beside?: boolean }} [how]
 * @returns {Step}
 */
function step(name, ja, en, needs, check, { beside = false } = {}) {
	return { name, ja, en, needs, check, beside };
}

/**
 * A step that looks at files and says nothing while it does.
 * @param {string} name
 * @param {string} ja
 * @param {string} en
 * @param {Step['check']} check
 */
function look(name, ja, en, check) {
	return step(name, ja, en, ['install'], check, { beside: true });
}

/**
 * A tool that is either content or not; what it prints is shown only when it is not.
 * @param {import('./run.mjs').Command} command
 * @returns {Promise<Tally & { said?: string }>}
 */
async function clean(command) {
	const { code, output } = await run(command);
	return code === 0 ? PASS : { ...FAILURE, said: output };
}

/**
 * A test runner that writes a JSON report.
 * @template Report
 * @param {import('./run.mjs').Command} command
 * @param {string} file the report, from the project's top
 * @param {(report: Report) => Tally} count
 * @param {Record<string, string>} [env]
 */
async function counted(command, file, count, env = {}) {
	const report = join(top, file);
	rmSync(report, { force: true });
	const { code } = await run(command, { live: true, env });
	const tally = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : undefined;
	return settle(code, tally);
}

/**
 * BANSO_PORT, or else 4173, or else any port that is free.
 * @returns {Promise<number>}
 */
async function freePort() {
	const wanted = Number(process.env['BANSO_PORT'] ?? 4173);
	return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

/**
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>} undefined when it is taken
 */
function tryPort(port) {
	return new Promise((done) => {
		const probe = createServer();
		probe.once('error', () => done(undefined));
		probe.listen(port, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => done(typeof address === 'object' ? address?.port : undefined));
		});
	});
}
