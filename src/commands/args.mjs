import { parseArgs } from 'node:util';
import { PlainError } from './say.mjs';

/**
 * @typedef {object} ServeOptions
 * @property {number} port
 * @property {string} host
 * @property {boolean} lan whether to open the app to the local network
 * @property {boolean} invite whether to print another administrator's link
 * @property {boolean} json
 * @property {boolean} help
 */

/**
 * Reads the options of `npm start` and of `serve.mjs`. The command line wins over PORT and HOST.
 * Defaults: port 3000, host 127.0.0.1 (this computer alone); `--lan` means 0.0.0.0.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {ServeOptions}
 * @throws {PlainError} for an unknown option or a port that is not a number from 0 to 65535
 */
export function serveOptions(args, env = process.env) {
	let values;
	try {
		({ values } = parseArgs({
			args,
			options: {
				port: { type: 'string' },
				host: { type: 'string' },
				lan: { type: 'boolean', default: false },
				invite: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false }
			}
		}));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new PlainError(
			`知らない指定です。npm start -- --help をご覧ください`,
			`${reason}. See npm start -- --help`
		);
	}
	const { lan, invite, json, help } = values;
	return {
		port: readPort(values.port ?? (env['PORT'] || '3000')),
		host: values.host ?? (lan ? '0.0.0.0' : env['HOST'] || '127.0.0.1'),
		lan,
		invite,
		json,
		help
	};
}

/** @param {string} text */
function readPort(text) {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65535) return port;
	throw new PlainError(
		`PORT は 0 から 65535 までの数です（今は「${text}」）`,
		`PORT is a number from 0 to 65535 (got "${text}")`
	);
}
