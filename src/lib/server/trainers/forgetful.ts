/** How often senders are forgotten, in milliseconds. */
const FORGET = 60_000;

/** Something that remembers senders for a while. */
interface Remembers {
	forget(): void;
}

const all = new Set<Remembers>();

/**
 * Lets a guard forget by itself who has been quiet for long enough: addresses are not kept until somebody else comes.
 * @returns the guard.
 */
export function forgetful<Guard extends Remembers>(guard: Guard): Guard {
	if (all.size === 0) setInterval(forget, FORGET).unref();
	all.add(guard);
	return guard;
}

function forget(): void {
	for (const guard of all) guard.forget();
}
