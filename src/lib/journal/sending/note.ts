/** A note that something waits to be sent, so that pages where nothing does need not look. */
const NOTE = 'banso:outbox';

/** Whether something may be waiting on this device; true where that cannot be known without looking. */
export function mayWait(): boolean {
	try {
		return localStorage.getItem(NOTE) !== null;
	} catch {
		return true;
	}
}

/** Notes whether something waits. */
export function noteWaiting(waiting: boolean): void {
	try {
		if (waiting) localStorage.setItem(NOTE, '1');
		else localStorage.removeItem(NOTE);
	} catch {
		// Storage is off; then pages look each time.
	}
}
