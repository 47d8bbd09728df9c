import { createServer, type IncomingMessage } from 'node:http';
import { openDatabase } from '../../src/lib/server/database/open';
import { Refusal } from '../../src/lib/server/requests/refusal';
import { openHub, type Vote } from '../../src/lib/server/workshop/hub';
import type { WorkshopEvent } from '../../src/lib/workshop/events';
import { opening, plays } from './tea';

/**
 * A process that serves a hall over HTTP, to be killed: `tsx child.ts <folder> [postgres address]`. Prints its address.
 */
const [folder = '', url] = process.argv.slice(2);
const hub = openHub({ db: await openDatabase({ folder, url }), url, plays });

type Asked = Vote & {
	id: string;
	size: number;
	host: string;
	after: number;
	event: WorkshopEvent;
};

const ways: Record<string, (asked: Asked) => Promise<unknown>> = {
	'/open': () => hub.open(opening),
	'/seat': ({ id, token, size }) => hub.seat(id, token, size),
	'/ballot': ({ id, ...vote }) => hub.ballot(id, vote),
	'/host': ({ id, host, after, event }) => hub.tell(id, host, after, event)
};

const server = createServer((request, response) => {
	void (async () => {
		try {
			const answer = await ways[request.url ?? '']?.(JSON.parse(await body(request)) as Asked);
			response.end(JSON.stringify({ answer }));
		} catch (error) {
			response.statusCode = error instanceof Refusal ? error.status : 500;
			response.end(JSON.stringify({ code: error instanceof Refusal ? error.code : String(error) }));
		}
	})();
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});

async function body(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}
