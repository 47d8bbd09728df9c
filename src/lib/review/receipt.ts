/**
 * What a learner takes a contribution back with: 128 random bits, made on the device. Whoever receives the contribution
 * keeps only its hash. Written as 32 hexadecimal digits, so that it can be read aloud and typed on any keyboard.
 */
export type Receipt = string;

/** A receipt as it is shown and printed: eight groups of four. */
export function showReceipt(receipt: Receipt): string {
	return receipt.replace(/.{4}(?=.)/g, '$& ');
}

/**
 * A receipt as somebody typed it: in groups or not, in capitals, in the wide letters of a Japanese keyboard.
 * @returns undefined where it cannot be one.
 */
export function readReceipt(typed: string): Receipt | undefined {
	const plain = typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\-‐–—ー]/g, '');
	return /^[0-9a-f]{32}$/.test(plain) ? plain : undefined;
}
