import { randomBytes } from 'node:crypto';
import { openDatabase, type Place } from '../../../src/lib/server/database/open';
import type { Db } from '../../../src/lib/server/database/tables';
import { Refusal } from '../../../src/lib/server/requests/refusal';
import { administer } from '../both';

/** A process with its connection to a database, and its sudden end. */
export interface Process {
	/** What it answers; when it dies meanwhile, the line breaks at once. */
	ask<T>(work: (db: Db) => Promise<T>): Promise<T>;
	/** Ends it as a crash does: what is under way is not finished. */
	kill(): Promise<void>;
}

/** A process of its own on a database. */
export async function process(place: Place): Promise<Process> {
	const name = `p${randomBytes(6).toString('hex')}`;
	const url = place.url && `${place.url}?application_name=${name}`;
	const db = await openDatabase({ ...place, url });
	let die: (error: Refusal) => void = () => {};
	const death = new Promise<never>((_, refuse) => (die = refuse));
	death.catch(() => {});
	return {
		ask(work) {
			const answer = work(db);
			// After its death it may still fail in its own way.
			answer.catch(() => {});
			return Promise.race([answer, death]);
		},
		async kill() {
			die(new Refusal('try-again'));
			const closed = db.destroy();
			if (url)
				await administer(
					`select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`
				);
			await closed.catch(() => {});
		}
	};
}
