import { sender } from '../requests/answering';
import type { Desk } from './desk';
import { seatOf } from './secrets';

/** What is needed of a request. */
interface Asking {
	params: { id: string };
	locals: App.Locals;
	getClientAddress: () => string;
}

/**
 * Returns when it is a phone's turn: those that sit are counted each for itself, so that one that floods slows
 * itself alone; all others of an address are counted together.
 * @throws Refusal `slow-down`, or `unknown` where there is no such session.
 */
export async function takeTurn(asking: Asking, token: string): Promise<Desk> {
	const desk = await asking.locals.desk();
	const { id } = asking.params;
	let sits = false;
	try {
		sits = await desk.hub.knows(id, token);
	} finally {
		// Sessions that are not there are counted too.
		if (!sits) await desk.hall.pass(sender(asking));
	}
	if (sits) await desk.seats.pass(`${id} ${seatOf(token)}`);
	return desk;
}
