import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lanAddresses, urlFor } from './addresses.mjs';
import { serveOptions } from './args.mjs';
import { protect } from './headers.mjs';
import { awaitLink, linkAt, sayLink } from './link.mjs';
import { PlainError, fail, hush, say } from './say.mjs';
import { top } from './top.mjs';

/** Connections that may wait to be taken: a whole hall presses at once. */
const BACKLOG = 4096;

/** How long requests may take to finish after a stop was asked for, in milliseconds. */
const PATIENCE = 2000;

/**
 * Serves the built app (`build/`), with the security headers on every response.
 * @param {{ port?: number, host?: string }} [options] default: port 3000, this computer alone;
 *   port 0 takes any free one
 * @returns {Promise<import('node:http').Server>} already listening
 * @throws {PlainError} when there is no build, the port is taken or the host is not this computer's
 */
export async function serve({ port = 3000, host = '127.0.0.1' } = {}) {
	const file = join(top, 'build/handler.js');
	if (!existsSync(file)) {
		throw new PlainError(
			'まだ組み立てられていません。npm start をお使いください',
			'There is no build yet. Use npm start'
		);
	}
	// adapter-node takes https for granted, and would then refuse forms sent over http.
	process.env['PROTOCOL_HEADER'] ??= 'x-forwarded-proto';
	/** @type {{ handler: import('node:http').RequestListener }} */
	const { handler } = await import(pathToFileURL(file).href);
	const server = createServer((request, response) => {
		const proto = String(request.headers['x-forwarded-proto'] ?? '').split(',')[0];
		request.headers['x-forwarded-proto'] = proto === 'https' ? 'https' : 'http';
		protect(response);
		handler(request, response);
	});
	await listen(server, port, host);
	process.env['BANSO_ADDRESSES'] ??= reachable(host, portOf(server)).join(',');
	return server;
}

/**
 * The addresses at which others reach a server: what a hall's QR code points to.
 * @param {string} host it listens on
 * @param {number} port
 * @returns {string[]} none where it serves this computer alone
 */
export function reachable(host, port) {
	if (['127.0.0.1', '::1', 'localhost'].includes(host)) return [];
	const open = ['0.0.0.0', '::'].includes(host);
	return (open ? lanAddresses() : [host]).map((address) => urlFor(address, port));
}

/**
 * Whether a server could listen here: asked before a long build, so that nobody waits in vain.
 * @param {number} port
 * @param {string} host
 * @throws {PlainError} as {@link serve}
 */
export async function checkAddress(port, host) {
	const probe = createServer();
	await listen(probe, port, host);
	await new Promise((done) => probe.close(done));
}

/**
 * The port a server listens on.
 * @param {import('node:http').Server} server
 */
export function portOf(server) {
	const address = server.address();
	return address && typeof address === 'object' ? address.port : 0;
}

/**
 * Stops a server: no new connections, a moment for open requests, then the rest is cut.
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
export async function stop(server) {
	/** What must be done before the process may end, as storing what waits. @type {Promise<void>[]} */
	const last = [];
	process.emit(
		/** @type {any} */ ('sveltekit:shutdown'),
		/** @type {any} */ ('SIGINT'),
		/** @type {any} */ (last)
	);
	const closed = new Promise((done) => server.close(done));
	server.closeIdleConnections();
	const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
	await Promise.all([closed, ...last]);
	clearTimeout(cut);
	/** What requests could still need until here, as a database. @type {Promise<void>[]} */
	const after = [];
	process.emit(/** @type {any} */ ('banso:closed'), /** @type {any} */ (after));
	await Promise.all(after);
}

/**
 * Stops the server on Ctrl-C or a polite kill, and ends the process with code 0. A second Ctrl-C does not wait.
 * @param {import('node:http').Server} server
 */
export function stopOnSignal(server) {
	let stopping = false;
	const end = async () => {
		if (stopping) process.exit(0);
		stopping = true;
		await stop(server);
		say('止めました', 'Stopped');
		process.exit(0);
	};
	process.on('SIGINT', end);
	process.on('SIGTERM', end);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
	return new Promise((done, refuse) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			refuse(explain(error, port, host));
		});
		server.listen({ port, host, backlog: BACKLOG }, () => done());
	});
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 * @param {string} host
 */
function explain(error, port, host) {
	const other = port < 65535 ? port + 1 : 3000;
	if (error.code === 'EADDRINUSE') {
		return new PlainError(
			`ポート ${port} は別のプログラムが使っています。PORT=${other} npm start をお試しください`,
			`Port ${port} is taken by another program. Try PORT=${other} npm start`
		);
	}
	if (error.code === 'EACCES') {
		return new PlainError(
			`ポート ${port} を使う権限がありません。PORT=3000 npm start をお試しください`,
			`Port ${port} needs more rights. Try PORT=3000 npm start`
		);
	}
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return new PlainError(
			`HOST「${host}」はこのパソコンの名前ではありません。HOST=127.0.0.1 npm start をお試しください`,
			`HOST "${host}" is not an address of this computer. Try HOST=127.0.0.1 npm start`
		);
	}
	return error;
}

const started = process.argv[1];
if (started && import.meta.url === pathToFileURL(realpathSync(started)).href) {
	try {
		const { port, host, invite, json } = serveOptions(process.argv.slice(2));
		if (json) hush();
		const link = awaitLink(invite);
		const server = await serve({ port, host });
		const url = urlFor(host, portOf(server));
		stopOnSignal(server);
		say(`動いています ${url}`, `Serving ${url}`);
		const path = await link;
		if (json) console.log(JSON.stringify({ url, ...(path && { link: linkAt(url, path) }) }));
		sayLink(url, path);
	} catch (error) {
		fail(error, { json: process.argv.includes('--json') });
	}
}
