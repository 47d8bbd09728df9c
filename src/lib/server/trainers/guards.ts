import { forgetful } from '../requests/forgetting';
import { tries, type Tries } from './tries';

/**
 * How often a sign-in may fail. By sender, so that one computer cannot try many accounts; by account, so that many
 * computers cannot try one; and by both, which an honest person who mistypes meets first. Who is kept waiting by
 * somebody else's guesses can still come in by passkey.
 */
const bySender = forgetful(tries({ burst: 20, each: 30 }));
const byAccount = forgetful(tries({ burst: 50, each: 60 }));
const byBoth = forgetful(tries({ burst: 8, each: 60 }));
/** Codes of second factors and invitations. */
const codes = forgetful(tries({ burst: 10, each: 60 }));

/**
 * Does something that may fail, such as a sign-in, unless too much of it has failed.
 * @param work returns whether it went well.
 * @throws Refusal `slow-down` with the seconds to wait.
 */
export async function guardSignIn<T>(
	sender: string,
	account: string,
	work: () => Promise<T>,
	well: (done: T) => boolean
): Promise<T> {
	const name = account.trim().toLowerCase();
	return guarded(
		[
			[byBoth, `${sender}\n${name}`],
			[bySender, sender],
			[byAccount, name]
		],
		work,
		well
	);
}

/** The same for codes: of a second factor, or of an invitation. */
export async function guardCode<T>(
	sender: string,
	work: () => Promise<T>,
	well: (done: T) => boolean
): Promise<T> {
	return guarded([[codes, sender]], work, well);
}

async function guarded<T>(
	guards: [Tries, string][],
	work: () => Promise<T>,
	well: (done: T) => boolean
): Promise<T> {
	const begun: [Tries, string][] = [];
	const undo = () => {
		for (const [guard, key] of begun) guard.succeeded(key);
	};
	try {
		for (const [guard, key] of guards) {
			guard.begin(key);
			begun.push([guard, key]);
		}
	} catch (refusal) {
		// What is refused is not tried, and so has not failed.
		undo();
		throw refusal;
	}
	let done: T;
	try {
		done = await work();
	} catch (error) {
		undo();
		throw error;
	}
	if (well(done)) undo();
	return done;
}
