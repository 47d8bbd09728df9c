import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal';

/** So many wrong codes cost nothing: people mistype. */
const FREE = 5;
/** What the next one waits, and how far that doubles, in seconds. */
const FIRST = 0.5;
const LONGEST = 30;
/** How many wrong codes of one sender may be waiting at once; further ones are not even looked up. */
const WAITING = 8;
/** How long a sender is remembered after its last request, in seconds, and how many are. */
const MEMORY = 15 * 60;
const SENDERS = 10_000;

interface Sender {
	misses: number;
	/** Codes that are being looked up, and may turn out to be wrong. */
	under: Map<string, Promise<unknown>>;
	/** Wrong codes whose answer is held back. */
	held: number;
	/** Right codes: they open at once, whatever else comes from there. */
	known: Set<string>;
	at: number;
}

/** Makes guessing codes slow, by the address it comes from. A hall shares one address, so right codes are not slowed. */
export interface Misses {
	/**
	 * Looks up a code.
	 * @param find what the code opens; undefined where it opens nothing.
	 * @throws Refusal `slow-down` where too many wrong codes of this sender are waiting.
	 */
	lookUp(
		sender: string,
		code: string,
		find: () => Promise<string | undefined>
	): Promise<string | undefined>;
	/** A code was made here, so it will be used here. */
	know(sender: string, code: string): void;
	/** Forgets senders that have been quiet for a quarter of an hour. */
	forget(): void;
	/** Senders that are remembered. */
	readonly size: number;
}

/**
 * The memory of wrong codes.
 * @param now seconds of a clock that only goes forward.
 */
export function misses(
	now = () => performance.now() / 1000,
	wait: (seconds: number) => Promise<unknown> = (seconds) => sleep(seconds * 1000)
): Misses {
	/** The one heard of last stands last. */
	const senders = new Map<string, Sender>();

	function remember(sender: string): Sender {
		const kept = senders.get(sender) ?? {
			misses: 0,
			under: new Map<string, Promise<unknown>>(),
			held: 0,
			known: new Set(),
			at: 0
		};
		kept.at = now();
		senders.delete(sender);
		senders.set(sender, kept);
		for (const [oldest] of senders) {
			if (senders.size <= SENDERS) break;
			senders.delete(oldest);
		}
		return kept;
	}

	return {
		async lookUp(sender, code, find) {
			const own = remember(sender);
			// A hall that asks for one code at once asks once: the others wait for that answer.
			while (own.under.has(code)) await own.under.get(code);
			if (own.known.has(code)) return find();
			// Otherwise one would ask for many codes at once and wait for none: a right one answers at once. So those that
			// nobody has answered yet count like wrong ones.
			const guarded = own.misses + own.under.size >= FREE;
			if (guarded && own.held >= WAITING)
				throw new Refusal('slow-down', undefined, delayFor(own.misses + own.under.size));
			if (guarded) own.held++;
			try {
				const looking = find().finally(() => own.under.delete(code));
				own.under.set(
					code,
					looking.catch(() => {})
				);
				const found = await looking;
				if (found !== undefined) {
					own.known.add(code);
					return found;
				}
				own.misses++;
				if (guarded) await wait(delayFor(own.misses));
				return undefined;
			} finally {
				if (guarded) own.held--;
			}
		},
		know: (sender, code) => void remember(sender).known.add(code),
		forget() {
			for (const [sender, { at, held, under }] of senders)
				if (held === 0 && under.size === 0 && at < now() - MEMORY) senders.delete(sender);
		},
		get size() {
			return senders.size;
		}
	};
}

function delayFor(count: number): number {
	return Math.min(LONGEST, FIRST * 2 ** Math.max(0, count - FREE - 1));
}
