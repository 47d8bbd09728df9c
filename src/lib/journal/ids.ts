/**
 * A new id for a run or a branch.
 * Not `crypto.randomUUID`: that is missing on plain http, as in a municipality's own network.
 * @returns 128 random bits as 32 hexadecimal digits.
 */
export function freshId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A short, stable name for a text (FNV-1a, 32 bits); not a secret, and collisions are possible.
 * @param text any string.
 * @returns up to seven characters of `0-9a-z`.
 */
export function shortHash(text: string): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
