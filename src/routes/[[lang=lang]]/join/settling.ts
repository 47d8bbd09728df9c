import type { Answered } from './asking';
import type { Given, Seat } from './seat';

/** What an answer of the server comes to. */
export interface Settled {
	/** The seat from now on; undefined where this phone has none. */
	seat: Seat | undefined;
	/** Whether it is asked again only after a while. */
	wait?: boolean;
	/** Key of what is said. */
	trouble?: 'full' | 'again';
}

/**
 * After a seat was asked for.
 * @param size how many were said to sit there.
 */
export function seated(seat: Seat, { status, body }: Answered, size: number): Settled {
	if (status < 400)
		return { seat: { ...seat, seat: String(body['seat']), seated: seat.size === size } };
	return canWait(status) ? { seat, wait: true } : { seat: undefined, trouble: 'full' };
}

/**
 * After an answer was sent.
 * @param sent may have been replaced by a newer one meanwhile.
 */
export function cast(seat: Seat, { status, code, body }: Answered, sent: Given): Settled {
	if (seat.given?.change !== sent.change) return { seat };
	const given = (change: Partial<Given>): Seat => ({ ...seat, given: { ...sent, ...change } });
	if (status < 400) {
		// Another page on this phone was ahead; what is on this screen was pressed later.
		const counts = Number(body['change']);
		if (counts > sent.change) return { seat: given({ change: counts + 1 }) };
		return { seat: given({ state: 'kept' }) };
	}
	if (code === 'closed') return { seat: given({ state: 'late' }) };
	if (canWait(status) || code === 'not-open') return { seat, wait: true };
	// The server may know another size, or none: it is told again, and then the answer.
	if (code === 'not-seated' || (code === 'not-offered' && !sent.retold))
		return { seat: { ...given({ retold: true }), seated: false }, wait: code === 'not-seated' };
	// Where not even an empty answer is taken, asking at once would never end.
	const wait = Object.keys(sent.voices).length === 0;
	return { seat: given({ voices: {}, change: sent.change + 1 }), trouble: 'again', wait };
}

/** What is sent of an answer. */
export function ballotOf({
	round,
	vote,
	voices,
	change
}: Given): Pick<Given, 'round' | 'vote' | 'voices' | 'change'> {
	return { round, vote, voices, change };
}

/** Whether another try may go better. */
function canWait(status: number): boolean {
	return status >= 500 || status === 429;
}
