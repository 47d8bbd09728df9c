import { expect, it } from 'vitest';
import { lanAddresses, urlFor } from './addresses.mjs';

const address = (ip: string, family: 'IPv4' | 'IPv6', internal = false) => ({
	address: ip,
	netmask: '',
	mac: '',
	cidr: null,
	internal,
	...(family === 'IPv4' ? { family } : { family, scopeid: 0 })
});

it('lists the addresses that others can reach', () => {
	const interfaces = {
		lo: [address('127.0.0.1', 'IPv4', true)],
		wifi: [address('192.168.0.5', 'IPv4'), address('fe80::1', 'IPv6')],
		unplugged: [address('169.254.3.4', 'IPv4')]
	};
	expect(lanAddresses(interfaces)).toEqual(['192.168.0.5']);
	expect(lanAddresses({})).toEqual([]);
});

it.each([
	['127.0.0.1', 'http://localhost:3000'],
	['0.0.0.0', 'http://localhost:3000'],
	['192.168.0.5', 'http://192.168.0.5:3000'],
	['fd00::1', 'http://[fd00::1]:3000']
])('writes %s as %s', (host, url) => {
	expect(urlFor(host, 3000)).toBe(url);
});
