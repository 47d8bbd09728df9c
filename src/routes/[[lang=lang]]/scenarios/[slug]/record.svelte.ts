import type { Journal, JournalCode, Run } from '$lib/journal';

/** Keeps a run in the journal: one save at a time, the latest state last, failures told and nothing thrown. */
export class Keeper {
	/** Why the last save failed; undefined while all is well. */
	trouble = $state<JournalCode>();
	/** Another tab had moved on in the same run; both ways are kept as branches. */
	merged = $state(false);
	#db: Promise<Journal | undefined> | undefined;
	#waiting: Run | undefined;
	#saving = false;

	#adopt: (run: Run) => void;

	/** @param adopt told of the run as it is stored, when nothing newer is waiting to be saved. */
	constructor(adopt: (run: Run) => void) {
		this.#adopt = adopt;
	}

	/** The journal; undefined where this browser keeps nothing. A connection that was lost is opened anew. */
	open(): Promise<Journal | undefined> {
		return (this.#db ??= import('$lib/journal')
			.then(({ openJournal }) => openJournal({ lost: () => (this.#db = undefined) }))
			.catch((error: unknown) => {
				this.trouble = codeOf(error);
				this.#db = undefined;
				return undefined;
			}));
	}

	/** Keep a run; returns at once. */
	keep = (run: Run): void => {
		this.#waiting = run;
		note(run);
		if (!this.#saving) void this.#save();
	};

	async #save(): Promise<void> {
		this.#saving = true;
		let rev = 0;
		while (this.#waiting) {
			const run = { ...this.#waiting, rev: Math.max(this.#waiting.rev, rev) };
			this.#waiting = undefined;
			try {
				const saved = await this.#store(run);
				if (!saved) break;
				rev = saved.run.rev;
				this.trouble = undefined;
				if (saved.merged) this.merged = true;
				// Steps taken meanwhile are waiting; they are saved on top of this before the page hears of it.
				if (!this.#waiting) this.#adopt(saved.run);
			} catch (error) {
				this.trouble = codeOf(error);
			}
		}
		this.#saving = false;
	}

	async #store(run: Run, again = true): Promise<{ run: Run; merged: boolean } | undefined> {
		const db = await this.open();
		if (!db) return undefined;
		const { saveRun } = await import('$lib/journal');
		try {
			return await saveRun(db, run);
		} catch (error) {
			if (codeOf(error) !== 'closed' || !again) throw error;
			this.#db = undefined;
			return this.#store(run, false);
		}
	}
}

/** A note for the script in `app.html`, so that the next visit does not flash the first scene. */
function note(run: Run): void {
	try {
		const branch = run.branches.find(({ id }) => id === run.current);
		if (branch?.ended && branch.read >= branch.steps.length) localStorage.removeItem(`banso:at:${run.scenario}`);
		else localStorage.setItem(`banso:at:${run.scenario}`, run.id);
	} catch {
		// storage is off: the next visit shows the first scene until the journal has answered
	}
}

function codeOf(error: unknown): JournalCode {
	return (error as { code?: JournalCode } | null)?.code ?? 'unknown';
}
