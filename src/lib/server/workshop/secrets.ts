import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits, base64url: 22 characters. */
export function secret(): string {
	return randomBytes(16).toString('base64url');
}

/** What is kept of a facilitator's token. */
export function hashOfHost(host: string): string {
	return createHash('sha256').update(host).digest('base64url');
}

/** Whether a token is the one whose hash is kept; takes as long for a wrong one as for the right one. */
export function isHost(host: string, hash: string): boolean {
	const given = Buffer.from(hashOfHost(host));
	const kept = Buffer.from(hash);
	return given.length === kept.length && timingSafeEqual(given, kept);
}

/**
 * The seat of a phone: the first 128 bits of its token's SHA-256, base64url. Tokens themselves are kept nowhere, so
 * that nobody who reads the database can vote for a phone.
 */
export function seatOf(token: string): string {
	return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');
}

/** What a note is known by when a phone sends it again; who does not know the token cannot tell whose it is. */
export function hashOfNote(token: string, text: string): string {
	return createHash('sha256').update(`${token}\n${text}`).digest('base64url');
}
