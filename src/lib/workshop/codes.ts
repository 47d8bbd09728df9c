/**
 * Join codes: six letters that are read out in a hall and typed on an old phone. 32 letters that are not mistaken
 * for one another (no I, L, O, U), so 2^30 codes; guessing one is a matter for the rate limit of the server.
 * After Crockford's base 32, https://www.crockford.com/base32.html.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;

/**
 * A code from random bytes.
 * @param bytes at least {@link CODE_LENGTH}, from a secure source; five bits of each are used.
 */
export function toCode(bytes: Uint8Array): string {
	if (bytes.length < CODE_LENGTH) throw new RangeError(`${CODE_LENGTH} bytes are needed.`);
	return Array.from(bytes.slice(0, CODE_LENGTH), (byte) => LETTERS[byte & 31]).join('');
}

/**
 * A code as somebody typed it: full-width letters, small letters, spaces and hyphens are all right, and letters that
 * look alike are taken for what they must be.
 * @returns the code, or `undefined` when it cannot be one.
 */
export function readCode(typed: string): string | undefined {
	const plain = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\-‐-―ー−]/g, '')
		.replace(/[IL]/g, '1')
		.replace(/O/g, '0')
		.replace(/U/g, 'V');
	const fits = plain.length === CODE_LENGTH && [...plain].every((c) => LETTERS.includes(c));
	return fits ? plain : undefined;
}

/** A code in two halves, as it is shown and read out. */
export function showCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
