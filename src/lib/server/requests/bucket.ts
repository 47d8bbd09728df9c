import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal';

/** Who would wait longer than this is refused, in seconds. */
const LONGEST = 20;

/** How much one sender may send. */
export interface Allowance {
	/** So many at once. */
	burst: number;
	/** And then so many a second. */
	rate: number;
}

/** Slows down those who send too much, and nobody else. */
export interface Bucket {
	/**
	 * Returns when it is this sender's turn.
	 * @throws Refusal `slow-down` where that would take too long.
	 */
	pass(sender: string): Promise<void>;
	/** Forgets senders that have been quiet long enough to be like new. */
	forget(): void;
	/** Senders that are remembered. */
	readonly size: number;
}

/**
 * A token bucket for each sender, https://en.wikipedia.org/wiki/Token_bucket; an empty one makes its sender wait.
 * @param now seconds of a clock that only goes forward.
 */
export function bucket(
	{ burst, rate }: Allowance,
	now = () => performance.now() / 1000,
	wait: (seconds: number) => Promise<unknown> = (seconds) => sleep(seconds * 1000)
): Bucket {
	/** Tokens left, below zero where some wait, at a moment. */
	const senders = new Map<string, { left: number; at: number }>();
	const left = (sender: string) => {
		const known = senders.get(sender);
		return known ? Math.min(burst, known.left + (now() - known.at) * rate) : burst;
	};
	return {
		async pass(sender) {
			const rest = left(sender) - 1;
			const turn = Math.max(0, -rest / rate);
			if (turn > LONGEST) throw new Refusal('slow-down', undefined, LONGEST);
			senders.set(sender, { left: rest, at: now() });
			if (turn > 0) await wait(turn);
		},
		forget() {
			for (const sender of senders.keys()) if (left(sender) >= burst) senders.delete(sender);
		},
		get size() {
			return senders.size;
		}
	};
}
