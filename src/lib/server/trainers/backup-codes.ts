import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for another when reading them off a sheet. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HALF = 5;

/** Ten codes for the day the phone is lost, each for once, as `k3m9x-7hq2p`: 49 random bits. */
export function backupCodes(): string[] {
	const half = () => Array.from({ length: HALF }, () => SIGNS[randomInt(SIGNS.length)]).join('');
	return Array.from({ length: 10 }, () => `${half()}-${half()}`);
}

/** What somebody typed, as the code it was read from. */
export function readCode(typed: string): string {
	const plain = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
	return /^\d{6}$/.test(plain) ? plain : `${plain.slice(0, HALF)}-${plain.slice(HALF)}`;
}
