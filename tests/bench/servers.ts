import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { top } from '../../src/commands/top.mjs';

/** A server of its own process. */
export interface Server {
	url: string;
	/** Of the process. */
	pid: number;
	stop(): void;
	/** Once the process has ended. */
	ended: Promise<void>;
}

/** Those that run; an interrupted bench leaves none behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => process.exit(130));
}

/**
 * The built app of a folder, by its own `serve.mjs`.
 * @param env further variables of its environment.
 * @param port by default any that is free.
 */
export function serveApp(
	folder: string,
	env: Record<string, string> = {},
	port = 0
): Promise<Server> {
	const args = ['--json', '--port', String(port)];
	return start([join(folder, 'src/commands/serve.mjs'), ...args], folder, env);
}

/** The peers of a folder. */
export function servePeers(folder: string): Promise<Server> {
	return start([join(top, 'tests/bench/static-server.mjs'), folder], top);
}

/** Starts a Node script that prints `{"url": …}` once it listens. */
async function start(args: string[], cwd: string, env = {}): Promise<Server> {
	const child = spawn(process.execPath, args, {
		cwd,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	running.add(child);
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	child.once('exit', () => running.delete(child));
	const line = await firstLine(child);
	const { url } = JSON.parse(line) as { url: string };
	return {
		url: url.replace('localhost', '127.0.0.1'),
		pid: child.pid ?? 0,
		stop: () => void child.kill(),
		ended
	};
}

function firstLine(child: ChildProcess): Promise<string> {
	return new Promise((done, refuse) => {
		child.once('error', refuse);
		child.once('exit', (code) => refuse(new Error(`A server ended with code ${code}.`)));
		if (child.stdout) createInterface(child.stdout).once('line', done);
	});
}
