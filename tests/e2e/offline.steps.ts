import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { top } from '../../src/commands/top.mjs';
import { serveApp } from '../bench/servers';
import { test as watched } from './watch';

/** A server of the journey's own, which can be killed and started again at the same address. */
interface OwnServer {
	url: string;
	kill(): Promise<void>;
	start(): Promise<void>;
}

/** Starts the built app in a process of its own. */
async function ownServer(): Promise<OwnServer> {
	let server = await serveApp(top);
	let runs = true;
	const { url } = server;
	return {
		url,
		async kill() {
			if (runs) process.kill(server.pid, 'SIGKILL');
			await server.ended;
			runs = false;
		},
		async start() {
			server = await serveApp(top, {}, Number(new URL(url).port));
			runs = true;
		}
	};
}

/** What a changing server answers in place of the app, if anything at all; undefined leaves it as it is. */
type Change = (
	path: string,
	text: string
) => { status?: number; text: string } | 'silence' | undefined;

/** The built app as if it were deployed anew now and then: its answers change on their way. */
export async function changingServer(from: string) {
	let change: Change = () => undefined;
	const server = createServer((request, response) => {
		void fetch(from + request.url, { headers: { accept: request.headers.accept ?? '*/*' } })
			.then(async (answer) => {
				const bytes = Buffer.from(await answer.arrayBuffer());
				const changed = change(request.url ?? '', bytes.toString());
				if (changed === 'silence') return;
				const type = answer.headers.get('content-type') ?? 'text/plain';
				response.writeHead(changed?.status ?? answer.status, { 'content-type': type });
				response.end(changed?.text ?? bytes);
			})
			.catch(() => response.destroy());
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		become: (next: Change) => (change = next),
		close() {
			server.close();
			server.closeAllConnections();
		}
	};
}

/** Names of the app's stores in the browser, the oldest first. */
export const stores = (page: Page) => page.evaluate(() => caches.keys());

/** Waits until pages and files are stored, by path from the root. */
export async function expectStored(page: Page, ...paths: string[]): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(async (wanted) => {
				const found = await Promise.all(wanted.map((path) => caches.match(path)));
				return wanted.filter((_, n) => !found[n]);
			}, paths)
		)
		.toEqual([]);
}

/** Every path in the stores. */
export const storedPaths = (page: Page) =>
	page.evaluate(async () => {
		const all = await Promise.all(
			(await caches.keys()).map(async (name) => (await caches.open(name)).keys())
		);
		return all.flat().map(({ url }) => url.slice(location.origin.length));
	});

/** A test with a server of its own: without it, the server is not only out of reach, its process has ended. */
export const test = watched.extend<{ own: OwnServer }>({
	own: async ({}, use) => {
		const own = await ownServer();
		await use(own);
		await own.kill();
	},
	baseURL: async ({ own }, use) => use(own.url)
});
