import { ask, Courier, openSending, type SendingDb } from '$lib/journal/sending';

let db: Promise<SendingDb> | undefined;
let courier: Courier | undefined;

/** What this page knows of the device; opened once, and again where the connection was lost. */
export function theSending(): Promise<SendingDb> {
	db ??= openSending({ lost: () => (db = undefined) }).catch((error: unknown) => {
		db = undefined;
		throw error;
	});
	return db;
}

/** The page's courier; it tries again whenever the network comes back. */
export function theCourier(): Courier {
	if (!courier) {
		const made = (courier = new Courier(theSending, ask));
		addEventListener('online', () => void made.go());
	}
	return courier;
}
