import { Agent, request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** What a browser sends along over plain HTTP, as in a hall: no brotli there. So bytes are those of a phone. */
const BROWSER = {
	'user-agent':
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
	'accept-encoding': 'gzip, deflate',
	'accept-language': 'ja-JP,ja;q=0.9,en;q=0.8'
};

/** An answer of the server. */
export interface Reply {
	status: number;
	/** Its JSON; undefined where there is none. */
	body: unknown;
}

/** One device on the network: its connections, and what went over them. */
export class Client {
	#posts = new Agent({ keepAlive: true });
	readonly #stream = new Agent({ keepAlive: true });
	/** Bytes of connections that are over. */
	#past = 0;
	readonly #sockets = new Set<Socket>();

	constructor(readonly url: string) {}

	/** Bytes sent and received so far, HTTP headers included, those of TCP and IP not. */
	get bytes(): number {
		return [...this.#sockets].reduce((all, socket) => all + bytesOf(socket), this.#past);
	}

	/**
	 * Sends a request and waits for the answer.
	 * @throws when the line breaks.
	 */
	async ask(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<Reply> {
		const json = body === undefined ? undefined : JSON.stringify(body);
		const typed: Record<string, string> = json ? { 'content-type': 'application/json' } : {};
		const response = await this.#send(method, path, this.#posts, { ...typed, ...headers }, json);
		const { text } = await bodyOf(response);
		return { status: response.statusCode ?? 0, body: text ? JSON.parse(text) : undefined };
	}

	/** Fetches a file as a page does: its text, and how many bytes it had on the way. */
	async fetch(path: string): Promise<{ status: number; text: string; bytes: number }> {
		const response = await this.#send('GET', path, this.#posts, {});
		return { status: response.statusCode ?? 0, ...(await bodyOf(response)) };
	}

	/**
	 * Opens a stream of server-sent events.
	 * @throws when it is refused.
	 */
	async listen(path: string): Promise<IncomingMessage> {
		const response = await this.#send('GET', path, this.#stream, { accept: 'text/event-stream' });
		if (response.statusCode === 200) return response.setEncoding('utf8');
		throw new Error(`${path} answered ${response.statusCode}.`);
	}

	/** Ends the connections of requests, as servers do after a few seconds of rest; the stream stays. */
	rest(): void {
		this.#posts.destroy();
		this.#posts = new Agent({ keepAlive: true });
	}

	end(): void {
		this.#posts.destroy();
		this.#stream.destroy();
	}

	#send(
		method: string,
		path: string,
		agent: Agent,
		headers: Record<string, string>,
		body?: string
	): Promise<IncomingMessage> {
		return new Promise((done, refuse) => {
			const all = { ...BROWSER, referer: `${this.url}/join`, ...headers };
			const asked = request(this.url + path, { method, agent, headers: all }, done);
			asked.once('socket', (socket) => this.#count(socket));
			asked.once('error', refuse);
			asked.end(body);
		});
	}

	#count(socket: Socket): void {
		if (this.#sockets.has(socket)) return;
		this.#sockets.add(socket);
		socket.once('close', () => {
			this.#sockets.delete(socket);
			this.#past += bytesOf(socket);
		});
	}
}

/**
 * The body of an answer that says yes.
 * @throws with its code where it says no.
 */
export function wellOf<T>(reply: Reply): T {
	if (reply.status >= 300) throw refused(reply);
	return reply.body as T;
}

/** What to throw for an answer that says no, or for none. */
export function refused(reply: Reply | undefined): Error {
	const said = reply ? `${reply.status} ${JSON.stringify(reply.body)}` : 'the line broke';
	return new Error(`The server did not take it: ${said}`);
}

async function bodyOf(response: IncomingMessage): Promise<{ text: string; bytes: number }> {
	const parts: Buffer[] = [];
	for await (const part of response) parts.push(part as Buffer);
	const body = Buffer.concat(parts);
	const zipped = response.headers['content-encoding'] === 'gzip';
	return { text: (zipped ? gunzipSync(body) : body).toString(), bytes: body.byteLength };
}

function bytesOf({ bytesRead, bytesWritten }: Socket): number {
	return bytesRead + bytesWritten;
}
