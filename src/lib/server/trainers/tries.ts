import { Refusal } from '../requests/refusal';

/** So many keys are remembered; those that have been quiet are forgotten first. */
const MOST = 10_000;

/** How many may fail. */
export interface Allowed {
	/** So many at once. */
	burst: number;
	/** And then one more after so many seconds. */
	each: number;
}

/** Counts what failed, by whatever key, in memory alone. */
export interface Tries {
	/**
	 * Before a try: it counts as failed until {@link succeeded} is called, so that many at once do not slip through.
	 * @throws Refusal `slow-down` where too many have failed, with the seconds to wait.
	 */
	begin(key: string): void;
	/** The try of before was a good one, and does not count. */
	succeeded(key: string): void;
	/** Forgets keys of which nothing counts any more. */
	forget(): void;
	/** Keys that are remembered. */
	readonly size: number;
}

/**
 * A memory of failed tries. Unlike `bucket` it costs those who succeed nothing, and unlike `misses` it refuses also
 * what would be right: a password must not be found by asking often.
 * @param now seconds of a clock that only goes forward.
 */
export function tries({ burst, each }: Allowed, now = () => performance.now() / 1000): Tries {
	/** Failures that count still, at a moment; the one heard of last stands last. */
	const failed = new Map<string, { count: number; at: number }>();
	const countOf = (key: string) => {
		const kept = failed.get(key);
		return kept ? Math.max(0, kept.count - (now() - kept.at) / each) : 0;
	};
	const put = (key: string, count: number) => {
		failed.delete(key);
		if (count > 0) failed.set(key, { count, at: now() });
		for (const [oldest] of failed) {
			if (failed.size <= MOST) break;
			failed.delete(oldest);
		}
	};
	return {
		begin(key) {
			const count = countOf(key);
			if (count > burst - 1)
				throw new Refusal('slow-down', undefined, Math.ceil((count - burst + 1) * each));
			put(key, count + 1);
		},
		succeeded: (key) => put(key, countOf(key) - 1),
		forget() {
			for (const key of failed.keys()) if (countOf(key) === 0) failed.delete(key);
		},
		get size() {
			return failed.size;
		}
	};
}
