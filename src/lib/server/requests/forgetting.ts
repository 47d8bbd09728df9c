/** Something that remembers senders, and can forget those that have been quiet. */
interface Forgetful {
	forget(): void;
}

/** How often senders are forgotten, in milliseconds. */
const FORGET = 60_000;

/**
 * Forgets quiet senders every minute, whether anybody asks for anything or not: an address that came last of all would
 * otherwise be remembered until the next request, perhaps all night. It does not keep the process alive.
 * @returns a function that ends it.
 */
export function forgetRegularly(guards: Record<string, Forgetful>): () => void {
	const forgetting = setInterval(() => {
		for (const guard of Object.values(guards)) guard.forget();
	}, FORGET);
	forgetting.unref();
	return () => clearInterval(forgetting);
}

/**
 * Lets a guard that lives as long as the process forget by itself.
 * @returns the guard.
 */
export function forgetful<Guard extends Forgetful>(guard: Guard): Guard {
	forgetRegularly({ guard });
	return guard;
}
