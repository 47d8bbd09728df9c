import { freshId } from '../ids';

const CHANNEL = 'banso-sending';
let own: string | undefined;
/** Names this page, so that it does not hear itself; made late, since a server is no page. */
const page = () => (own ??= freshId());
const listeners = new Set<() => void>();

/** Tells every page of this browser, this one included, that something was joined, sent or taken back. */
export function changed(): void {
	for (const listener of listeners) listener();
	try {
		const channel = new BroadcastChannel(CHANNEL);
		channel.postMessage(page());
		channel.close();
	} catch {
		// Missing, or forbidden in this frame: other tabs see it when they are opened again.
	}
}

/**
 * Hears of changes, whichever page made them.
 * @returns a function that stops it.
 */
export function watchSending(listener: () => void): () => void {
	listeners.add(listener);
	let channel: BroadcastChannel | undefined;
	try {
		channel = new BroadcastChannel(CHANNEL);
		channel.onmessage = ({ data }) => {
			if (data !== page()) listener();
		};
	} catch {
		// As above.
	}
	return () => {
		listeners.delete(listener);
		channel?.close();
	};
}
