import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hushed } from './say.mjs';
import { top } from './top.mjs';

/**
 * @typedef {object} Command
 * @property {string} file what to run
 * @property {string[]} args
 * @property {boolean} [shell] needed for `.cmd` files on Windows
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Runs a command in the project's top folder and collects what it prints; never throws.
 * Nothing is read from the keyboard. A command that cannot be started counts as exit code 127.
 * @param {Command} command
 * @param {{ live?: boolean, env?: Record<string, string | undefined>, cwd?: string }} [options]
 *   `live` also shows the output as it comes (default false)
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, { live = false, env = {}, cwd = top } = {}) {
	return new Promise((done) => {
		const show = live && !hushed();
		const colour = show && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
		const child = spawn(command.file, command.args, {
			cwd,
			shell: command.shell ?? false,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...colour, ...env }
		});
		children.add(child);
		let output = '';
		/** @param {Buffer} chunk */
		const take = (chunk) => {
			output += chunk.toString();
			if (show) process.stdout.write(chunk);
		};
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		child.on('error', (error) => {
			children.delete(child);
			done({ code: 127, output: `${output}${error.message}\n` });
		});
		child.on('close', (code) => {
			children.delete(child);
			done({ code: code ?? 1, output });
		});
	});
}

/** Asks every command that is still running to stop. */
export function stopAll() {
	for (const child of children) child.kill('SIGTERM');
}

/**
 * A command-line tool from `node_modules`, run with this Node, without a shell and on every system.
 * @param {string} name the package
 * @param {string[]} args
 * @param {string} [bin] the tool's name where it differs from the package's
 * @returns {Command}
 * @throws when the package is not installed or has no such tool
 */
export function tool(name, args, bin = name.replace(/^@.*\//, '')) {
	const folder = join(top, 'node_modules', name);
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[bin];
	if (!file) throw new Error(`${name} has no command ${bin}`);
	return { file: process.execPath, args: [join(folder, file), ...args] };
}

/**
 * npm itself: the one that started this process, or else the one on PATH.
 * @param {string[]} args
 * @returns {Command}
 */
export function npm(args) {
	const own = process.env['npm_execpath'];
	if (own && /npm-cli\.c?js$/.test(own)) return { file: process.execPath, args: [own, ...args] };
	return { file: 'npm', args, shell: process.platform === 'win32' };
}
