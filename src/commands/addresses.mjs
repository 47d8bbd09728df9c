import { networkInterfaces } from 'node:os';

/**
 * The addresses at which others on the same network reach this computer.
 * @param {ReturnType<typeof networkInterfaces>} [interfaces] default: this computer's
 * @returns {string[]} IPv4 addresses, loopback and link-local ones left out
 */
export function lanAddresses(interfaces = networkInterfaces()) {
	return Object.values(interfaces)
		.flatMap((list) => list ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => address)
		.filter((address) => !address.startsWith('169.254.'));
}

/**
 * The address to type into a browser for a host and a port.
 * @param {string} host `0.0.0.0`, `::` and the loopback addresses become `localhost`
 * @param {number} port
 */
export function urlFor(host, port) {
	if (['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)) {
		return `http://localhost:${port}`;
	}
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
