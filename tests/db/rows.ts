import { randomBytes } from 'node:crypto';

/** Milliseconds since 1970. */
export const NOW = 1_750_000_000_000;
export const DAY = 86_400_000;

/** A session of its own for each test. */
export function fresh(code = randomBytes(6).toString('hex')) {
	const id = randomBytes(16).toString('base64url');
	return {
		id,
		code,
		host_hash: 'h',
		story: 'tea',
		lang: 'ja',
		created: NOW,
		expires: NOW + DAY
	};
}
