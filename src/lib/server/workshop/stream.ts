/** What a listener may leave unread before it is let go, in bytes; it connects again and catches up. */
export const MOST_UNREAD = 256 * 1024;

/** Somebody who listens to a session over server-sent events. */
export interface Listener {
	send(bytes: Uint8Array): void;
	/** Says a last thing, if any, and ends. */
	end(last?: Uint8Array): void;
}

const encoder = new TextEncoder();

/** A message as bytes, made once for all who hear it. */
export function message(event: string, data: unknown, id?: number): Uint8Array {
	const numbered = id === undefined ? '' : `id: ${id}\n`;
	return encoder.encode(`${numbered}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Messages one after another. */
export function together(parts: readonly Uint8Array[]): Uint8Array {
	return Buffer.concat(parts);
}

/** How long a page waits before it connects again; the first thing it hears. */
export const HELLO = encoder.encode('retry: 2000\n\n');
/** Shows that the line is not dead; an event and no comment, because browsers show pages no comments. */
export const HEARTBEAT = encoder.encode('event: beat\ndata\n\n');

/**
 * A stream of server-sent events.
 * @param first what it begins with; may be longer than {@link MOST_UNREAD}.
 * @param come called with the listener once it can hear.
 * @param go called once when it has ended, whoever ended it.
 */
export function streamTo(
	first: Uint8Array,
	come: (listener: Listener) => void,
	go: (listener: Listener) => void
): ReadableStream<Uint8Array> {
	let listener: Listener | undefined;
	const leave = () => {
		if (listener) go(listener);
		listener = undefined;
	};
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				listener = {
					send(bytes) {
						if (!listener) return;
						if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes);
						leave();
						// What is unread is thrown away with it.
						controller.error(new Error('The listener is too slow.'));
					},
					end(last) {
						if (!listener) return;
						leave();
						if (last) controller.enqueue(last);
						controller.close();
					}
				};
				controller.enqueue(first);
				come(listener);
			},
			cancel: leave
		},
		new ByteLengthQueuingStrategy({ highWaterMark: first.byteLength + MOST_UNREAD })
	);
}
