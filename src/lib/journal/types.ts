/** One step of a run: where it was taken and what was done there. */
export interface Step {
	/** Scene id. */
	at: string;
	/** Choice id, or `next`, `skip`, `leave`. */
	did: string;
	/** The prose as it stood, so that the step stays readable after the scenario was edited. */
	words?: { ask?: string; said?: string };
	/** The learner's own words, instead of a choice. */
	own?: string;
}

/** One way through. Branches of a run share a prefix; nothing is erased. */
export interface Branch {
	/** Unique in its run. A `~` marks a branch that a merge opened (see `merge.ts`). */
	id: string;
	/** The branch it left, and the number of steps the two share. */
	from?: { branch: string; step: number };
	steps: Step[];
	/** Number of steps whose outcome has been read. */
	read: number;
	/** Content hash of the scenario at the branch's last step. */
	hash: string;
	/** Milliseconds since 1970. */
	started: number;
	/** Milliseconds since 1970. */
	touched: number;
	/** Ending id, once one is reached. */
	ended?: string;
}

/** One passage through a scenario, with all its branches. */
export interface Run {
	id: string;
	/** Scenario id. */
	scenario: string;
	/** Language tag, as `ja` or `en`. */
	lang: string;
	/** Shuffles the order of choices. */
	seed: number;
	/** Counts the saves; 0 before the first. Only the store changes it. */
	rev: number;
	/** Branch id. */
	current: string;
	/** Never empty. */
	branches: Branch[];
	/** Scene id → the line written before choosing. */
	minds: Record<string, string>;
	/** Reflection scene id → the answer. */
	reflections: Record<string, string>;
	note?: string;
	/** Milliseconds since 1970. */
	started: number;
	/** Milliseconds since 1970. */
	touched: number;
}
