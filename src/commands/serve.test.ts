import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { HEADERS, protect } from './headers.mjs';
import { checkAddress, portOf, stop } from './serve.mjs';

async function listening() {
	const server = createServer((_request, response) => {
		protect(response);
		response.end('ok');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return server;
}

it('puts every header on a response', async () => {
	const server = await listening();
	const { headers } = await fetch(`http://127.0.0.1:${portOf(server)}/`);
	for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name)).toBe(value);
	await stop(server);
});

it('says what to do about a port that is taken', async () => {
	const server = await listening();
	const port = portOf(server);
	await expect(checkAddress(port, '127.0.0.1')).rejects.toThrow(`PORT=${port + 1} npm start`);
	await stop(server);
	await expect(checkAddress(port, '127.0.0.1')).resolves.toBeUndefined();
});

it('stops although a browser keeps its connection', async () => {
	const server = await listening();
	await (await fetch(`http://127.0.0.1:${portOf(server)}/`)).text();
	await stop(server);
	expect(server.listening).toBe(false);
});
