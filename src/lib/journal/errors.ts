const MEANINGS = {
	full: 'There is no room left on this device.',
	closed: 'The connection to the journal was closed; open it again.',
	blocked: 'Another tab holds an older version of the journal open.',
	newer: 'The journal was made by a newer version of Bansō; reload the page.',
	unknown: 'The journal could not be used.'
};

/** What a page can do something about, each with its own words for the learner. */
export type JournalCode = keyof typeof MEANINGS;

/** A journal that could not be opened, read or written. The message is for developers, `cause` is the browser's error. */
export class JournalError extends Error {
	override readonly name = 'JournalError';

	constructor(
		readonly code: JournalCode,
		cause?: unknown
	) {
		super(MEANINGS[code], { cause });
	}
}

// Nothing of ours aborts a transaction that has not failed first, so an AbortError on its own comes
// from a connection the browser closed by force (site data cleared, profile gone).
// https://w3c.github.io/IndexedDB/#close-a-database-connection
const CODES: Record<string, JournalCode> = {
	QuotaExceededError: 'full',
	InvalidStateError: 'closed',
	AbortError: 'closed',
	VersionError: 'newer'
};

/** The journal's error for whatever IndexedDB threw; a JournalError stays as it is. */
export function toJournalError(error: unknown): JournalError {
	if (error instanceof JournalError) return error;
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	return new JournalError(CODES[name] ?? 'unknown', error);
}
