import type { Db } from '../database/tables';
import { decide, type Answer, type Wish } from './batch';
import { takeIn, type Folded } from './folded';
import type { Live } from './live';
import { Refusal } from '../requests/refusal';
import { append, readAfter } from './store';

/**
 * A commit waits as long as others come within a moment, since each costs a write to the disk: one alone waits for
 * no more than a moment, a whole hall no longer than the longest. In milliseconds.
 */
const MOMENT = 4;
const LONGEST = 50;
/** Most wishes of one commit. */
const MOST = 1_000;

interface Waiting {
	wish: Wish;
	answer: (answer: Answer) => void;
	fail: (error: unknown) => void;
}

/** Those who want something of one session, in a line: while one commit is made, the next batch gathers. */
export interface Line {
	/**
	 * @returns what it came to, once that is committed.
	 * @throws Refusal, also when the database cannot be reached.
	 */
	ask(wish: Wish): Promise<number>;
	/** Another process has added something: read it. */
	catchUp(): void;
	/** When nothing is waiting any more. */
	idle(): Promise<void>;
}

/**
 * The line of a session.
 * @param gone called when the session turns out to be deleted.
 */
export function line(db: Db, id: string, live: Live, gone: () => void): Line {
	const waiting: Waiting[] = [];
	let behind = false;
	let running: Promise<void> | undefined;

	async function run(): Promise<void> {
		while (waiting.length > 0 || behind) {
			if (waiting.length === 0) await read();
			else {
				await gather();
				await commit(waiting.splice(0, MOST));
			}
		}
		running = undefined;
	}

	async function gather(): Promise<void> {
		const until = performance.now() + LONGEST;
		let before: number;
		do {
			before = waiting.length;
			await new Promise((done) => setTimeout(done, MOMENT));
		} while (waiting.length > before && performance.now() < until);
	}

	function start(): void {
		running ??= run();
	}

	async function commit(batch: readonly Waiting[]): Promise<void> {
		let answers: Answer[] = [];
		try {
			const happened = await append(
				db,
				id,
				live.folded.seq,
				(since) => {
					const decided = decide(
						since.reduce<Folded>(takeIn, live.folded),
						batch.map(({ wish }) => wish)
					);
					answers = decided.answers;
					return decided.events;
				},
				Date.now()
			);
			if (!happened) {
				gone();
				for (const { answer } of batch) answer(new Refusal('unknown'));
				return;
			}
			live.absorb(happened);
			batch.forEach(({ answer }, n) => answer(answers[n] ?? new Refusal('try-again')));
		} catch (error) {
			for (const { fail } of batch) fail(error);
		}
	}

	async function read(): Promise<void> {
		behind = false;
		try {
			live.absorb(await readAfter(db, id, live.folded.seq));
		} catch {
			// The next look at the database finds it, at the latest in a few seconds.
		}
	}

	return {
		ask: (wish) =>
			new Promise((done, refuse) => {
				waiting.push({
					wish,
					answer: (answer) => (answer instanceof Refusal ? refuse(answer) : done(answer)),
					fail: (error) => refuse(new Refusal('try-again', String(error), 1))
				});
				start();
			}),
		catchUp() {
			behind = true;
			start();
		},
		idle: async () => {
			while (running) await running;
		}
	};
}
