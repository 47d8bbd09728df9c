import type { JournalCode, JournalError } from '$lib/journal';
import {
	allSent,
	counts,
	isPending,
	joinedCourses,
	keep,
	noteWaiting,
	sentMarks,
	takeBack,
	watchSending,
	type Joined,
	type Kept,
	type Mark,
	type SendingDb
} from '$lib/journal/sending';
import type { Receipt } from '$lib/review/receipt';
import { theCourier, theSending } from './the-courier';

/** What this device has joined and sent, as a page shows it: read again whenever any page changes it. */
export class Sending {
	/** Undefined until they have been read. */
	courses = $state.raw<Joined[]>();
	/** The last first. */
	sent = $state.raw<Kept[]>([]);
	marks = $state.raw<Mark[]>([]);
	/** Why nothing can be read or kept; undefined while all is well. */
	trouble = $state<JournalCode>();

	/**
	 * Read, and follow what other pages do.
	 * @returns a function that stops it.
	 */
	start(): () => void {
		const stop = watchSending(() => void this.read());
		void this.read().then(() => {
			if (this.sent.some(isPending)) void theCourier().go();
		});
		return stop;
	}

	/** Read what the device remembers; never throws. */
	async read(): Promise<void> {
		try {
			const [courses, sent, marks] = await this.with((db) =>
				Promise.all([joinedCourses(db), allSent(db), sentMarks(db)])
			);
			[this.courses, this.sent, this.marks, this.trouble] = [courses, sent, marks, undefined];
		} catch (error) {
			this.trouble = codeOf(error);
		}
	}

	/** What was sent of a run and counts, or else what became of it last. */
	of(run: string, kind: Kept['kind'] = 'contribution'): Kept | undefined {
		const all = this.sent.filter((kept) => kept.run === run && kept.kind === kind);
		return all.find(counts) ?? all[0];
	}

	/**
	 * Keep something that was agreed to, and set off with it.
	 * @param may as in `keep`: another page may have sent something since it was looked at.
	 * @returns undefined where it may not go any more; nothing is sent then.
	 * @throws JournalError; nothing is sent then.
	 */
	async send(
		what: Parameters<typeof keep>[1],
		may: (sent: readonly Mark[]) => boolean
	): Promise<Kept | undefined> {
		return this.#going((db) => keep(db, what, may));
	}

	/**
	 * Take something back.
	 * @throws JournalError.
	 */
	async takeBack(receipt: Receipt): Promise<void> {
		await this.#going((db) => takeBack(db, receipt));
	}

	/**
	 * Do something with what the device remembers; a connection that was lost meanwhile is opened again, once.
	 * @throws JournalError, and whatever `act` throws.
	 */
	async with<Result>(act: (db: SendingDb) => Promise<Result>): Promise<Result> {
		try {
			return await act(await theSending());
		} catch (error) {
			if (codeOf(error) !== 'closed') throw error;
			return act(await theSending());
		}
	}

	/** Does something after which there is work for the courier. The note comes first: a tab is soon closed. */
	async #going<Result>(act: (db: SendingDb) => Promise<Result>): Promise<Result> {
		noteWaiting(true);
		try {
			return await this.with(act);
		} finally {
			// Where nothing waits, the courier takes the note away again.
			void theCourier().go();
			await this.read();
		}
	}
}

/** What a page can say about an error of the device's memory. */
export function codeOf(error: unknown): JournalCode {
	return (error as Partial<JournalError> | null)?.code ?? 'unknown';
}
