import { describe, expect, it } from 'vitest';
import { serveOptions } from './args.mjs';

describe('the options of npm start', () => {
	it('serves this computer alone on port 3000 when nothing is said', () => {
		expect(serveOptions([], {})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			lan: false,
			invite: false,
			json: false,
			help: false
		});
	});

	it('takes PORT and HOST, and counts empty ones as unset', () => {
		expect(serveOptions([], { PORT: '3001', HOST: '::1' })).toMatchObject({
			port: 3001,
			host: '::1'
		});
		expect(serveOptions([], { PORT: '', HOST: '' })).toMatchObject({
			port: 3000,
			host: '127.0.0.1'
		});
	});

	it('lets the command line win', () => {
		const env = { PORT: '3001', HOST: 'example' };
		expect(serveOptions(['--port', '8080', '--lan'], env)).toMatchObject({
			port: 8080,
			host: '0.0.0.0',
			lan: true
		});
	});

	it.each(['abc', '-1', '65536', '3000.5', '3e3'])('refuses PORT=%s', (port) => {
		expect(() => serveOptions([], { PORT: port })).toThrow(/PORT/);
	});

	it('refuses an option it does not know', () => {
		expect(() => serveOptions(['--prot', '1'], {})).toThrow(/--prot/);
	});
});
