import {
	allRuns,
	deleteAll,
	deleteRun,
	openJournal,
	watchJournal,
	type Journal,
	type JournalCode,
	type JournalError,
	type Run
} from '$lib/journal';
import { forget } from './carry';

/** The journal of this device as the page shows it: read once, and again whenever this or another tab changes it. */
export class OpenJournal {
	/** Every run, the last touched first; undefined until it has been read. */
	runs = $state.raw<Run[]>();
	/** Why it could not be opened or read; undefined while all is well. */
	trouble = $state<JournalCode>();
	#db: Promise<Journal> | undefined;
	#stopped = false;

	/**
	 * Open the journal and follow what other tabs do to it.
	 * @returns a function that stops it.
	 */
	start(): () => void {
		const stop = watchJournal(() => void this.read());
		void this.read();
		return () => {
			this.#stopped = true;
			stop();
			void this.#db?.then((db) => db.close()).catch(() => {});
		};
	}

	/** Read the journal, opening it first where need be; never throws. */
	async read(): Promise<void> {
		try {
			this.runs = await this.with(allRuns);
			this.trouble = undefined;
		} catch (error) {
			// What has been read already stays on the page: it can still be copied by hand.
			this.trouble = codeOf(error);
		}
	}

	/**
	 * Delete one run for good.
	 * @throws JournalError; nothing is deleted then.
	 */
	async remove(id: string): Promise<void> {
		await this.with((db) => deleteRun(db, id));
		forget([id]);
		await this.read();
	}

	/**
	 * Delete every run for good.
	 * @throws JournalError; nothing is deleted then.
	 */
	async clear(): Promise<void> {
		await this.with(deleteAll);
		forget();
		await this.read();
	}

	/**
	 * Do something with the open journal; a connection that was lost meanwhile is opened again, once.
	 * @throws JournalError, and whatever `act` throws.
	 */
	async with<Result>(act: (db: Journal) => Promise<Result>): Promise<Result> {
		try {
			return await act(await this.#open());
		} catch (error) {
			if (codeOf(error) !== 'closed') throw error;
			this.#db = undefined;
			return act(await this.#open());
		}
	}

	#open(): Promise<Journal> {
		this.#db ??= openJournal({
			lost: (why) => {
				this.#db = undefined;
				if (this.#stopped) return;
				if (why === 'newer') this.trouble = 'newer';
				else void this.read();
			}
		}).catch((error: unknown) => {
			this.#db = undefined;
			throw error;
		});
		return this.#db;
	}
}

/** What a page can say about an error of the journal. */
export function codeOf(error: unknown): JournalCode {
	return (error as Partial<JournalError> | null)?.code ?? 'unknown';
}
