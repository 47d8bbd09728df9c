import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { protect } from '../../src/commands/headers.mjs';

/**
 * Serves a folder of the bench's peers from memory, with the headers that the app itself sends: the same security
 * headers, brotli compressed in advance, an ETag; files under `assets/` are kept for ever. Prints its address.
 * A process of its own, as the app is, so that neither waits for the bench.
 */
const TYPES = /** @type {Record<string, string>} */ ({
	'.html': 'text/html;charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json'
});
const [root = '.'] = process.argv.slice(2);
/** @type {Map<string, { body: Buffer, headers: Record<string, string | number> }>} */
const files = new Map();

for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
	const file = join(root, name);
	if (!(extname(name) in TYPES) || !statSync(file).isFile()) continue;
	const body = readFileSync(`${file}.br`);
	const changed = statSync(file).mtime;
	const path = `/${name.replaceAll('\\', '/')}`;
	files.set(path.replace(/index\.html$/, ''), {
		body,
		headers: {
			Vary: 'Accept-Encoding',
			...(path.includes('/assets/')
				? { 'Cache-Control': 'public,max-age=31536000,immutable' }
				: {}),
			'Content-Length': body.length,
			'Content-Type': TYPES[extname(name)] ?? '',
			'Last-Modified': changed.toUTCString(),
			'Content-Encoding': 'br',
			ETag: `W/"${body.length}-${changed.getTime()}"`
		}
	});
}

const server = createServer((request, response) => {
	const found = files.get((request.url ?? '').replace(/\?.*$/, ''));
	protect(response);
	if (!found) return response.writeHead(404).end();
	response.writeHead(200, found.headers).end(found.body);
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	const port = address && typeof address === 'object' ? address.port : 0;
	console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
