import { freshId } from './ids';

/** What another tab did to the journal. */
export type Notice =
	| { kind: 'saved'; id: string; rev: number }
	| { kind: 'deleted'; id: string }
	| { kind: 'cleared' };

const CHANNEL = 'banso-journal';
let own: string | undefined;
/** Names this tab, so that it does not hear itself; made late, since a server has no tab. */
const tab = () => (own ??= freshId());

function channel(): BroadcastChannel | undefined {
	try {
		return new BroadcastChannel(CHANNEL);
	} catch {
		// Missing, or forbidden in this frame: tabs then find out when they save.
		return undefined;
	}
}

/** Tells the other tabs. The store does so by itself; never throws. */
export function announce(notice: Notice): void {
	const open = channel();
	try {
		open?.postMessage({ from: tab(), notice });
	} catch {
		// The notice is a courtesy; what was saved is saved.
	}
	open?.close();
}

/**
 * Hears of what other tabs of this browser do to the journal.
 * @param listener called with each notice; load the run again if it concerns the one on the page.
 * @returns a function that stops it. Where the browser has no BroadcastChannel, nothing is heard.
 */
export function watchJournal(listener: (notice: Notice) => void): () => void {
	const open = channel();
	if (!open) return () => {};
	open.onmessage = ({ data }: MessageEvent<unknown>) => {
		if (isLetter(data) && data.from !== tab()) listener(data.notice);
	};
	return () => open.close();
}

/** A tab of another version may say things we do not know. */
function isLetter(data: unknown): data is { from: string; notice: Notice } {
	const notice = (data as { notice?: Partial<Record<string, unknown>> } | null)?.notice;
	if (notice?.kind === 'cleared') return true;
	if (typeof notice?.id !== 'string') return false;
	return notice.kind === 'deleted' || (notice.kind === 'saved' && typeof notice.rev === 'number');
}
