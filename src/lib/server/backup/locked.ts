import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * What of a backup only this server may read: whoever saves one file, lets somebody send and saves another would else
 * learn from the difference what that one person chose. It is AES-256-GCM under a key that the server's secret gives,
 * and the secret is not in the file.
 *
 * It is cut into blocks of one size, filled up with spaces, so that neither the length of the file nor the number of its
 * lines follows each row. The more there is, the coarser are the steps in which blocks are added.
 */
const BLOCK = 64 * 1024;
const CIPHER = 'aes-256-gcm';
const TAG = 16;
/** Blocks are added so that never more than one in so many are empty, beyond the first few. */
const FINE = 8;

/** A key cannot be this one: its block does not open. */
export class WrongKey extends Error {}

/** Random, for a file of its own key; it stands in the file. */
export function newSalt(): string {
	return randomBytes(32).toString('base64');
}

/** The key of one file. */
export function keyOf(secret: string, salt: string): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'base64'), 'banso-backup', 32));
}

/**
 * Locks texts.
 * @returns blocks, each the same number of characters.
 */
export async function* lock(texts: AsyncIterable<string>, key: Buffer): AsyncGenerator<string> {
	let count = 0;
	let rest = Buffer.alloc(0);
	for await (const text of texts) {
		rest = Buffer.concat([rest, Buffer.from(text)]);
		for (; rest.length >= BLOCK; rest = rest.subarray(BLOCK))
			yield locked(rest.subarray(0, BLOCK), count++, key);
	}
	for (const whole = stepOf(count + 1); count < whole; rest = Buffer.alloc(0))
		yield locked(Buffer.concat([rest, Buffer.alloc(BLOCK - rest.length, ' ')]), count++, key);
}

/** What a file has in blocks at least, where so many are needed. */
function stepOf(blocks: number): number {
	const step = Math.max(1, 2 ** Math.floor(Math.log2(blocks)) / FINE);
	return Math.ceil(blocks / step) * step;
}

/** A file has a key of its own, so that the number of a block is no nonce twice. */
function nonceOf(count: number): Buffer {
	const nonce = Buffer.alloc(12);
	nonce.writeUInt32BE(count, 8);
	return nonce;
}

function locked(block: Buffer, count: number, key: Buffer): string {
	const cipher = createCipheriv(CIPHER, key, nonceOf(count), { authTagLength: TAG });
	return Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]).toString(
		'base64'
	);
}

/**
 * Opens blocks in their order.
 * @returns takes a block, and gives the lines that end in it.
 */
export function unlocking(key: Buffer): (block: string) => string[] {
	let count = 0;
	let rest = Buffer.alloc(0);
	return (block) => {
		const bytes = Buffer.from(block, 'base64');
		const decipher = createDecipheriv(CIPHER, key, nonceOf(count++), { authTagLength: TAG });
		try {
			decipher.setAuthTag(bytes.subarray(-TAG));
			const plain = decipher.update(bytes.subarray(0, -TAG));
			rest = Buffer.concat([rest, plain, decipher.final()]);
		} catch (error) {
			throw new WrongKey('A block does not open.', { cause: error });
		}
		const end = rest.lastIndexOf(10) + 1;
		const lines = rest.subarray(0, end).toString().split('\n').slice(0, -1);
		rest = rest.subarray(end);
		return lines;
	};
}
