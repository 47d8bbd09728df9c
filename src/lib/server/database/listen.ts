import pg from 'pg';

/** How long to wait before connecting again, in milliseconds: first, and at most. */
const FIRST = 250;
const MOST = 5_000;

/** What comes in. */
export interface Ear {
	/** A notification with its payload. */
	heard(payload: string): void;
	/** Connected, for the first time or again: notifications may have been missed before. */
	back(): void;
}

/**
 * Listens to a Postgres channel on a connection of its own, and connects again whenever that breaks.
 * @param url as `postgres://user:password@host/database`.
 * @param channel a plain name.
 * @returns a function that stops listening.
 */
export function listen(url: string, channel: string, ear: Ear): () => Promise<void> {
	let stopped = false;
	let delay = FIRST;
	let timer: NodeJS.Timeout | undefined;
	let client = connect();

	function connect(): pg.Client {
		const mine = new pg.Client({ connectionString: url, keepAlive: true });
		let lost = false;
		const lose = () => {
			if (lost) return;
			lost = true;
			mine.end().catch(() => {});
			if (stopped) return;
			timer = setTimeout(() => (client = connect()), delay);
			timer.unref();
			delay = Math.min(MOST, delay * 2);
		};
		mine.on('error', lose);
		mine.on('end', lose);
		mine.on('notification', ({ payload }) => ear.heard(payload ?? ''));
		mine
			.connect()
			.then(() => mine.query(`listen ${mine.escapeIdentifier(channel)}`))
			.then(() => {
				delay = FIRST;
				ear.back();
			})
			.catch(lose);
		return mine;
	}

	return async () => {
		stopped = true;
		clearTimeout(timer);
		await client.end().catch(() => {});
	};
}
