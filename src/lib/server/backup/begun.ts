import { Readable } from 'node:stream';

/**
 * A stream of which the first part has been read: what fails at once is known before anything is answered. What fails
 * later breaks it off; whoever takes it sees that it has no end, and the log says why.
 * @throws what the stream fails with, before its first part.
 */
export async function begun(stream: Readable): Promise<Readable> {
	const parts = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
	const first = await parts.next();

	async function* all(): AsyncGenerator<Buffer> {
		try {
			for (let part = first; !part.done; part = await parts.next()) yield part.value;
		} catch (error) {
			console.error('A backup broke off.', error);
			throw error;
		} finally {
			// Nobody takes the rest: the database is let go.
			stream.destroy();
		}
	}
	const rest = Readable.from(all(), { objectMode: false });
	rest.once('close', () => stream.destroy());
	return rest;
}
