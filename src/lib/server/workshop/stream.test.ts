import { expect, it } from 'vitest';
import { message, MOST_UNREAD, streamTo, together, type Listener } from './stream';

/** A stream with its listener, and how often it was said to have ended. */
function stream(first: Uint8Array = new Uint8Array()) {
	let listener = undefined as unknown as Listener;
	let ended = 0;
	const readable = streamTo(
		first,
		(come) => (listener = come),
		() => ended++
	);
	return { readable, listener, ended: () => ended };
}

async function textOf(readable: ReadableStream<Uint8Array>): Promise<string> {
	return new Response(readable).text();
}

it('says what it is told, in order, and ends with a last word', async () => {
	const { readable, listener, ended } = stream(message('view', { a: 1 }, 3));
	listener.send(message('tally', {}));
	listener.end(message('gone', {}));
	listener.send(message('tally', {}));
	listener.end();
	expect(await textOf(readable)).toBe(
		'id: 3\nevent: view\ndata: {"a":1}\n\nevent: tally\ndata: {}\n\nevent: gone\ndata: {}\n\n'
	);
	expect(ended()).toBe(1);
});

it('lets go of a listener that does not read, whatever it began with', async () => {
	const { readable, listener, ended } = stream(new Uint8Array(MOST_UNREAD * 2));
	const part = new Uint8Array(1024);
	for (let n = 0; n < MOST_UNREAD / 1024; n++) listener.send(part);
	expect(ended()).toBe(0);
	listener.send(part);
	expect(ended()).toBe(1);
	await expect(textOf(readable)).rejects.toThrow('too slow');
});

it('is over when the listener goes', async () => {
	const { readable, listener, ended } = stream();
	await readable.cancel();
	listener.send(together([message('view', {})]));
	listener.end();
	expect(ended()).toBe(1);
});
